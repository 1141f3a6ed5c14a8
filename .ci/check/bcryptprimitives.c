/* For the check under wine alone: wine 8 lacks bcryptprimitives.dll, from which Go's runtime takes
 * its random bytes. Windows has it since version 7. */
#include <windows.h>

BOOLEAN WINAPI SystemFunction036(PVOID buffer, ULONG length); /* RtlGenRandom, in advapi32 */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
	return SystemFunction036(data, (ULONG)length);
}

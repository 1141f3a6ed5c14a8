package main

import (
	"slices"
	"strings"
)

// area is a side from which Lanyard was attacked, and the tests that hold it.
type area struct {
	name  string
	holds string
	tests []string // "package Test Test …"
}

// areas is the whole list. A new attack is a test, and its name here.
var areas = []area{
	{"hosts, request lines, methods, paths", "only the exact address and path answer; nothing else holds a word of the card", []string{
		"data/swap TestAttackHosts TestAttackRequestLines TestOnlyTheExactPathsAtTheExactHostAnswer TestOneAddressIsBound",
		"data/local TestOnlyTheAddressItselfIsAHost",
	}},
	{"forms of other pages, and forms that are none", "refused; the same form twice is kept once", []string{
		"data/swap TestAttackForms TestAFormOfAnotherPageIsRefused TestAFormSentTwiceArrivesOnce TestWhatIsWrongIsSaidAndNothingHasToBeWrittenAgain",
	}},
	{"smuggled requests", "each request is one, and counted", []string{"data/swap TestAttackSmuggling"}},
	{"guesses of the token", "128 bits, 40 requests at once and then 4 a second", []string{
		"data/swap TestAttackGuessesOfTheToken TestTheCountOfVisitorsIsBounded", "data/local TestATokenIs128BitsThatAPathTakesAsTheyAre",
	}},
	{"slow, greedy and gone visitors", "honest phones get through within a second", []string{
		"data/swap TestHonestPhonesGetThroughWithinASecond TestAVisitorWhoHangsUpGivesTheirPlaceBack TestASlowReplyEndsAfterItsGrace " +
			"TestSlowVisitorsTakeNoPlaceFromOthers TestAThousandHostilePostsLeaveRoomForVisitors TestARoomIsNotOneVisitor",
	}},
	{"replies that fill disk and memory", "64 KB beside a picture, bounded for one visitor and for all; the inbox opens and is emptied", []string{
		"data/swap TestACardIsBoundedBesideItsPicture TestOneVisitorFillsNoInbox",
		"data/store TestStrangersCannotFillTheFile TestWhatWaitsIsBoundedInBytes TestAFullInboxIsListedByNamesAndEmptiedAtOnce",
	}},
	{"hostile names over the page", "no control characters, no marks, nothing that Lanyard alone may say", []string{"data/swap TestScriptsAndMarksDoNoHarm"}},
	{"pages on several networks", "each answers at its own address, with its own token", []string{"data/swap TestAttackPagesOnSeveralNetworks TestOneAddressIsBound"}},
	{"the camera's page", "this computer, its own page, one picture at a time", []string{
		"data/camera TestThePageIsTheOneThatIsAskedForAndNothingElseIsThere TestOnlyThisComputerReachesThePage TestPicturesComeFromThePageItselfOnly " +
			"TestWhatIsNoPictureIsRefusedAndTheNextStillComes TestTooManyPicturesAreTooMany TestOnePictureAtATime TestAFrameThatClaimsToBeVastIsNotDecoded",
	}},
	{"pictures that unpack to gigabytes", "refused by their size before they are unpacked", []string{
		"data/picture TestNoPictureTakesMoreMemoryThanIsSaid TestManyPicturesTakeNoMoreThanOne TestWhoWaitsForAPictureCanLeave TestASmallPictureDoesNotWaitForALargeOne",
		"data/store TestPhotosTakeLittleMemory TestAStoredPhotoIsNotUnpackedAgain", "ui/cli TestAPictureThatWouldFillMemoryIsRefusedByScan",
	}},
	{"pictures in the clipboard", "bounded in bytes before they are read, then as all pictures", []string{"ui/clipboard TestAttackClipboard", "ui TestAttackClipboardPicture"}},
	{"codes in many parts", "joined when they are whole; each part is looked at with its own message", []string{
		"data/qr TestAttackManyParts TestJoinOfSeveralPictures TestOldPartsAreForgotten",
	}},
	{"workbooks", "bombs refused, nothing fetched, nothing written outside", []string{
		"data/format/xlsx TestAttackPartsAndReferences TestAttackLyingSizes TestWhatIsNoWorkbookIsRefusedWithWhatToDo TestAPartOfManySheetsIsReadOnce TestManyMergedCellsOverTheSameRowsTakeLittleMemory",
	}},
	{"parts of an input that grow", "twice as much takes twice the work; what is over the limits is told and kept as text", []string{
		"data/growth TestAttackGrowth TestAttackGrowthOfADatabase", "data/store TestWritesLookUpByAnIndex", "data/format TestWhatIsOverTheLimitsIsToldByEveryReader TestReadingEndsWithItsContext",
		"ui TestWhatNobodyWaitsForEnds TestACardOfVeryManyAddressesIsLookedOverAndDiscarded",
		"ui/edit TestAFormOfVeryManyValuesIsShortAndKeepsThemAll",
	}},
	{"pasted texts", "20,000 letters of any kind are read in little memory", []string{"data/intake TestAttackPasted"}},
	{"large files and lines", "read in little memory, or refused with the reason; what is whole comes back whole", []string{
		"data/export TestALongNoteComesBackWhole", "data/format/csv TestACellThatEndsFarAwayIsOneCell",
		"ui/cli TestAttackVastCards TestALineOfTwoGigabytesIsToldOfAndTheRestIsRead", "data/format/vcard TestAnEndlessLineEndsInAReport",
		"data/intake TestALineOfAnyLengthIsReadAndNothingOfItIsLost",
	}},
	{"damaged input", "told with its line, and the next still comes", []string{
		"ui/cli TestBadFilesAreToldOfAndChangeNothing TestDamagedFilesAreReadAsFarAsTheyGo TestABadDocumentSaysWhere",
	}},
	{"another's own details", "shown with their name before; never in place of the user's", []string{"ui TestLanyardsOwnDocumentBringsEventsAndOwnDetails"}},
	{"links, mail and telephone", "only http and https with a host; no option reaches a program", []string{
		"ui/opener TestNothingButAnAddressIsOpened TestWhatStrangersCallALinkReachesNoProgramAsItCame TestTheArgumentsOfEachSystem " +
			"TestAMessageIsToItsAddressAlone TestANumberIsCalledByItsDigits TestTheHostOfAPageIsShownAsReadAndInPlainLetters",
		"data TestNothingIsOpenedPastTheOpener", "ui TestTheHostOfALinkIsShownBeforeItsPageIsOpened TestWhatIsNoPageIsATextToCopyWithTheReason",
	}},
	{"words that act on a terminal", "none in any output of any command; names cut at 200 letters; documents as they are in a pipe", []string{
		"ui/cli TestNothingHostileActsOnATerminal TestDocumentsAreByteForByteInAPipe TestMessagesHaveOneWayOut TestSentencesAndMetersAreClean " +
			"TestAScreenPutsLettersTogether",
		"data TestShownTextsActOnNothing", "data/format/jsonfile TestNoLetterOfADocumentActsOnATerminal",
	}},
	{"words that act on the window", "nothing unseen is shown; names cut at 200 letters as people count them", []string{
		"ui TestNothingOfDataActsOnTheScreen TestTextsReachTheScreenThroughOurOwnWidgets TestWhatActsOnATerminalIsNotShownInTheWindow",
		"ui/edit TestWhatActsOnAScreenIsNotSavedWithAnEvent",
		"ui/widget/style TestWhatIsNotSeenIsNotShown TestANameIsCutByWhatIsSeen TestATextIsCutBetweenLetters TestMenusOfMenusShowNamesAsTheyAreShownElsewhere",
	}},
	{"formulas", "no cell for a spreadsheet runs, whatever separates; the other tables say what would", []string{
		"data/format/csv TestNoFormulaGetsThroughWhereverAReaderBeginsACell TestGuardedTextsComeBack TestTablesWithoutTheGuardSayWhatWouldRun " +
			"TestATableOfOtherThingsIsGuarded",
		"ui/cli TestATableSaysWhatASpreadsheetWouldRun", "data/format/xlsx TestAllCellsAreTextAndTheHeaderStays",
	}},
	{"references to files and addresses", "none is asked for, and no program is started", []string{"ui/cli TestAttackReferences"}},
	{"the network, and what is left elsewhere", "no command and no window asks the network; nobody's name outside the folder of the database", []string{
		"ui/cli TestAttackQuiet TestAttackLeavesNothingElsewhere", "ui/tour TestAttackQuietWindow",
	}},
	{"settings and half-filled forms of a stranger's database", "each is taken for what it can be, else for none", []string{"ui TestAttackSettings TestAttackForms TestAttackLongTexts"}},
	{"texts that go on as another property", "none becomes one in a card, a calendar or a code", []string{"data/export TestAttackLinesInEveryText"}},
	{"names of files", "none is an option, a program or a way out of the folder", []string{"ui/cli TestAttackNames", "data/export TestFileNamesHoldOnAnySystem"}},
	{"documents of very many things, or of nothing", "each is looked up; blanks are bounded", []string{
		"data/intake TestAttackManyOfADocument TestAttackWhatIsToldAgain", "data/format/jsonfile TestAttackNothing",
	}},
	{"files over a database", "no command and no window writes over one", []string{
		"data/store TestNothingIsWrittenOverADatabase TestABackupReplacesAnotherDatabaseOnlyWhenToldTo", "ui/cli TestNoCommandWritesOverADatabase",
	}},
	{"files: modes, links, pipes, devices", "for their owner alone; nothing of others is followed", []string{
		"data/store TestAttackWhatIsNoFile TestNothingOfOthersIsFollowed TestBackupsAreNotPutBehindALinkOfOthers TestOpenMakesFolderAndFilesForTheUserAlone",
		"data/export TestAFailedWriteLeavesTheOldFile TestAFileThatIsReplacedKeepsItsMode TestWhatANameLeadsToIsWrittenAndStays TestANewFileIsForItsOwnerOnly " +
			"TestFileNamesHoldOnAnySystem TestAnExportClearsAwayWhatOneThatWasCutOffHasLeft",
	}},
	{"databases of strangers", "compared with the known schema and refused, not changed", []string{
		"data/store TestADatabaseOfAStrangerIsRefusedAndNotChanged TestABackupOfAStrangerNeitherHangsNorPassesForGood TestABackupTakesThePlaceOfAnAlteredDatabase " +
			"TestCheckFindsWhatCameInWhileOpen TestNoConnectionTrustsTheSchema TestALookThatDoesNotEndIsCutOff",
	}},
	{"damaged databases", "refused or told; no panic", []string{
		"data/store TestAttackHeader TestAttackBytes TestAttackJournal TestAttackKinds TestDamage TestATruncatedFileIsRefusedOrReported TestOpenRefuses TestVerifyBackup",
	}},
	{"many programs on one file", "nobody's change is lost, who waits says so", []string{
		"data/store TestAWriteWaitsForAsLongAsSomebodyIsAtWork TestAWriteThatWaitsCanBeGivenUp TestTwoStoresOnOneFile TestTwoProcessesMayMakeTheFileAtOnce " +
			"TestRestoreIsRefusedWhileTheFileIsOpen",
		"ui/cli TestAttackImportsAtOnce TestACommandSaysThatItWaits TestACardIsSwappedFromATerminal TestACardThatWaitsOutlivesTheEndOfSwapping",
		"ui TestTheWindowSaysThatASaveWaits TestQuittingSaysThatACardIsNotSavedYet",
	}},
	{"kill -9", "all of a change is there or none, and the file holds", []string{
		"data/store TestKilledWhileWriting TestKilledDuring TestRestoreKilledAtItsSteps", "ui/cli TestAttackKilled",
	}},
	{"erased for good", "no byte below the folder, after each kind of restore and undo", []string{
		"data/store TestAttackUndoAfterErasing TestEraseLeavesNoByte TestEraseKeepsWhatOthersUse TestErasedAfterARestoreLeavesNoByteInTheFolder TestAJournalLeftByAnEarlierRestoreIsRemoved " +
			"TestErasedIsNamedWhereverACopyWasLeft TestNothingIsKeptOfAFormOfSomebodyErased TestWhatHasNoUIDIsNamedInBackups TestCleaningUpReachesCopiesInUnusedSpace",
		"ui/cli TestARestoreLeavesNothingOfWhatWasThere",
	}},
	{"a second window", "only \"come forward\" does anything; lines are bounded", []string{
		"ui/instance TestASecondProgramBringsTheFirstForward TestOneFileHasOneClaimHoweverItIsCalled TestNobodyElseMayEnterTheFolder TestALineWithoutAnEndEndsTheTalk TestAttackIdleConnections",
	}},
	{"crash reports", "functions and files of sources only", []string{
		"ui/crash TestACrashLeavesAReportWithoutPersonalData TestAProgramThatEndsOtherwiseLeavesNoReport TestWithoutAFolderThereIsNoWatch",
	}},
}

// all names the area's tests, each as "package test".
func (a area) all() (out []string) {
	for _, line := range a.tests {
		words := strings.Fields(line)
		for _, name := range words[1:] {
			out = append(out, words[0]+" "+name)
		}
	}
	return out
}

// byPackage gathers the tests of areas: each package is built and run once.
func byPackage(chosen []area) map[string][]string {
	out := map[string][]string{}
	for _, a := range chosen {
		for _, one := range a.all() {
			pkg, name, _ := strings.Cut(one, " ")
			if !slices.Contains(out[pkg], name) {
				out[pkg] = append(out[pkg], name)
			}
		}
	}
	return out
}

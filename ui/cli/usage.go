package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// asUsed holds a command to its line of use: what stands there in capitals must be given, "FILE..." once or more often,
// and nothing else.
func asUsed(cmd *cobra.Command, given []string) error {
	wanted := strings.Fields(cmd.Use)[1:]
	if n := len(wanted); len(given) < n {
		return fmt.Errorf("%s is missing: write %q%s", strings.TrimSuffix(wanted[len(given)], "..."), written(cmd), more(cmd, "says more"))
	}
	switch {
	case len(wanted) == 0 && len(given) > 0:
		return fmt.Errorf("%q is too much: %q takes nothing but flags%s", given[0], cmd.CommandPath(), more(cmd, "lists them"))
	case len(given) > len(wanted) && !strings.HasSuffix(wanted[len(wanted)-1], "..."):
		return fmt.Errorf("%q is too much: write %q, and several words in quotation marks%s", given[len(wanted)], written(cmd), more(cmd, "says more"))
	}
	return nil
}

// written is how a command is written, without its flags: "lanyard event add NAME".
func written(cmd *cobra.Command) string { return strings.TrimSuffix(cmd.UseLine(), " [flags]") }

// more ends a message with the help of a command.
func more(cmd *cobra.Command, does string) string {
	return fmt.Sprintf("; \"%s --help\" %s", cmd.CommandPath(), does)
}

// alternatives are flags of which one may be given, and must be if one is needed.
func alternatives(cmd *cobra.Command, needed bool, flags ...string) {
	cmd.MarkFlagsMutuallyExclusive(flags...) // a shell no longer offers the others
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error {
		var all, given []string
		for _, name := range flags {
			all = append(all, "--"+name)
			if cmd.Flags().Changed(name) {
				given = append(given, "--"+name)
			}
		}
		switch {
		case len(given) > 1:
			return fmt.Errorf("%s do not go together: give only one of them%s", strings.Join(given, " and "), more(cmd, "says more"))
		case len(given) == 0 && needed:
			return fmt.Errorf("give %s%s", oneOf(all), more(cmd, "says more"))
		}
		return nil
	}
}

// wrongFlag says what is wrong with a flag, and what it takes.
func wrongFlag(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = "-" + unknown.GetSpecifiedName()
		}
		return fmt.Errorf("there is no flag %q%s", name, more(cmd, "lists those there are"))
	case errors.As(err, &empty):
		flag := empty.GetFlag()
		value, _ := pflag.UnquoteUsage(flag)
		return fmt.Errorf("--%s lacks its value: write \"--%[1]s %s\"%s", flag.Name, value, more(cmd, "says more"))
	case errors.As(err, &invalid):
		flag := invalid.GetFlag()
		return fmt.Errorf("--%s does not take %q: give %s%s", flag.Name, invalid.GetValue(), takes(flag), more(cmd, "says more"))
	case errors.As(err, &syntax):
		return fmt.Errorf("%q is no flag%s", syntax.GetSpecifiedFlag(), more(cmd, "lists those there are"))
	}
	return err
}

// takes says what a flag's value is.
func takes(flag *pflag.Flag) string {
	switch flag.Value.Type() {
	case "bool":
		return "true or false, or no value"
	case "int":
		return "a whole number of at most 18 digits"
	case "uint64":
		return "a whole number of 0 or more, of at most 18 digits"
	case "duration":
		return "a time such as 90m or 2h"
	}
	return "words with commas between them, without quotation marks"
}

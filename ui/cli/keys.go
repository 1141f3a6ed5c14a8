package cli

import (
	"github.com/spf13/cobra"

	"lanyard/ui/keys"
)

// keyRow is one key of the document that keys prints.
type keyRow struct {
	Key   string `json:"key"`
	Place string `json:"place"`
	Does  string `json:"does"`
}

func (e *env) keysCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "keys", Short: "List the window's keys: where each works, and what it does", Args: asUsed,
		RunE: func(*cobra.Command, []string) error {
			rows := []keyRow{}
			for _, k := range keys.All() {
				rows = append(rows, keyRow{k.String(), string(k.Place), k.Does.String()})
			}
			if asJSON {
				return e.printJSON(map[string]any{"keys": rows})
			}
			out := e.newRows()
			for _, r := range rows {
				if err := out.add(false, r.Key, r.Place, r.Does); err != nil {
					return err
				}
			}
			return out.flush()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the keys as one JSON document")
	return cmd
}

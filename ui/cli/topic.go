package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/store"
)

func (e *env) topicCommand() *cobra.Command {
	return group("topic", "List, rename, join and remove topics with everybody who has them",
		e.topicListCommand(), e.topicRenameCommand(), e.topicJoinCommand(), e.topicRemoveCommand())
}

func (e *env) topicListCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "list", Short: "List all topics with how many people have each, and how often you want to be in touch with them", Args: asUsed,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error { return e.listTopics(cmd.Context(), s, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the topics as one JSON document")
	return cmd
}

// topicDocument is a topic in a document.
type topicDocument struct {
	Topic  string  `json:"topic"`
	People int     `json:"people"`
	Every  *string `json:"every"`
	Face   *string `json:"face"`
}

// intervalOrNull is an interval as a document has it; null for none.
func intervalOrNull(i data.Interval) *string {
	if i.IsZero() {
		return nil
	}
	text := i.String()
	return &text
}

func (e *env) listTopics(ctx context.Context, s *store.Store, asJSON bool) error {
	uses, err := s.TopicUses(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		out := newList(e.stdout, "topics")
		for _, u := range uses {
			if err := out.add(topicDocument{u.Topic, u.People, intervalOrNull(u.Cadence.Every), intervalOrNull(u.Cadence.Face)}); err != nil {
				return err
			}
		}
		return out.close()
	}
	if len(uses) == 0 {
		e.say("there are no topics yet; they come with people, and \"lanyard cadence --topic\" says how often for one")
	}
	out := e.newRows()
	for _, u := range uses {
		if err := out.add(false, u.Topic, strconv.Itoa(u.People), u.Cadence.Every.String(), u.Cadence.Face.String()); err != nil {
			return err
		}
	}
	return out.flush()
}

func (e *env) topicRenameCommand() *cobra.Command {
	return &cobra.Command{
		Use: "rename FROM TO", Short: "Rename a topic with everybody, in all its spellings", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.replacingTopics(cmd.Context(), args[:1], &args[1], func(uses map[string]store.TopicUse, to string) error {
				other, there := uses[data.TopicKey(to)]
				if there && data.TopicKey(to) != data.TopicKey(args[0]) {
					return fmt.Errorf("there is a topic %q already: \"lanyard topic join\" makes one of the two; nothing was changed", other.Topic)
				}
				return nil
			})
		},
	}
}

func (e *env) topicJoinCommand() *cobra.Command {
	return &cobra.Command{
		Use: "join INTO FROM...", Short: "Make one topic of several, with everybody who has them", Args: asUsed,
		Long: "Everybody who has one of the topics FROM has INTO in its place. Of their cadences the shorter interval holds.",
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.replacingTopics(cmd.Context(), args[1:], &args[0], nil)
		},
	}
}

func (e *env) topicRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Short: "Take a topic away from everybody, with its cadence", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.replacingTopics(cmd.Context(), args, nil, nil)
		},
	}
}

// replacingTopics puts one topic in the place of others; nil takes them away. check, which may be nil, looks at the topics in use,
// by data.TopicKey.
func (e *env) replacingTopics(ctx context.Context, from []string, into *string, check func(uses map[string]store.TopicUse, to string) error) error {
	to := ""
	if into != nil {
		named := data.UniqueTopics([]string{*into})
		if len(named) == 0 {
			return fmt.Errorf("%q is no topic: give a word; nothing was changed", *into)
		}
		to = named[0]
	}
	if _, err := e.existing(); err != nil {
		return err
	}
	return e.withStore(ctx, func(s *store.Store) error {
		all, err := s.TopicUses(ctx)
		if err != nil {
			return err
		}
		uses := map[string]store.TopicUse{}
		for _, u := range all {
			uses[data.TopicKey(u.Topic)] = u
		}
		for _, f := range from {
			if _, there := uses[data.TopicKey(strings.TrimLeft(strings.TrimSpace(f), "#"))]; !there {
				return notThere{fmt.Sprintf("there is no topic %q; \"lanyard topic list\" lists them; nothing was changed", f)}
			}
		}
		if check != nil {
			if err := check(uses, to); err != nil {
				return err
			}
		}
		return e.replaceTopics(ctx, s, data.UniqueTopics(from), to)
	})
}

func (e *env) replaceTopics(ctx context.Context, s *store.Store, from []string, to string) error {
	m := newMeter(e.stderr, clock.Real)
	op, err := s.Do(ctx, "Changed topics", func(tx *store.Tx) error {
		people, err := tx.ReplaceTopics(from, to, func(done, total int) { m.show("topics", "changing", done, total) })
		tx.SetSummary(store.TopicsReplaced(from, to, people).String())
		return err
	})
	m.clear()
	switch {
	case err != nil:
		return err
	case op.Seq == 0:
		return already(fmt.Sprintf("the topic is called %q already", to))
	}
	e.say("%s", op.Summary)
	return nil
}

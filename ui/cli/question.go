package cli

import (
	"context"
	"fmt"
	"reflect"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/store"
)

func (e *env) questionCommand() *cobra.Command {
	return group("question", "Add questions that everybody at an event is asked", e.questionAddCommand())
}

func (e *env) questionAddCommand() *cobra.Command {
	var kind, choices, qualifies string
	cmd := &cobra.Command{
		Use: "add EVENT KEY TEXT", Short: "Add a question to an event", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			q := data.Question{Key: args[1], Text: args[2], Type: data.QuestionType(kind), Choices: data.Choices(choices)}
			if q.Type == data.ChoiceQuestion || q.Type == data.TagsQuestion || q.Type == data.YesNoQuestion {
				q.Qualifies = data.Choices(qualifies)
			} else if qualifies != "" {
				return fmt.Errorf("--qualifies: a question of type %s has no choices that could qualify", kind)
			}
			q.Normalise()
			for _, fault := range []*data.FieldError{data.KeyFault(q.Key), q.Fault()} {
				if fault != nil {
					return fault
				}
			}
			for i, value := range q.Qualifies {
				a, err := q.Answer(value)
				if err != nil {
					return fmt.Errorf("--qualifies %s: %w", qualifies, err)
				}
				q.Qualifies[i] = a.Value
			}
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error {
				event, err := e.eventNamed(cmd.Context(), s, args[0])
				if err != nil {
					return err
				}
				return e.addQuestion(cmd.Context(), s, event.ID, q)
			})
		},
	}
	cmd.Flags().StringVar(&kind, "type", "", "how it is answered: `TYPE` choice, tags, yesno or text")
	cmd.Flags().StringVar(&choices, "choices", "", "what there is to choose, `A,B,C`")
	cmd.Flags().StringVar(&qualifies, "qualifies", "", "the answers, `A,B`, that make somebody qualified in the report")
	alternatives(cmd, true, "type")
	return cmd
}

// addQuestion puts a question behind those of an event.
func (e *env) addQuestion(ctx context.Context, s *store.Store, id int64, q data.Question) error {
	same := false
	op, err := s.Do(ctx, "", func(tx *store.Tx) error {
		event, err := tx.Event(id)
		if err != nil {
			return err
		}
		if there := event.Question(q.Key); there != nil {
			q.ID = there.ID
			if same = reflect.DeepEqual(*there, q); same {
				return nil
			}
			return fmt.Errorf("%s has a question %q already: %s; nothing was added: give another key", event.Name, q.Key, there.Text)
		}
		if len(event.Questions) >= data.MostQuestions {
			return fmt.Errorf("%s has %d questions already, and more nobody answers; nothing was added", event.Name, len(event.Questions))
		}
		event.Questions = append(event.Questions, q)
		tx.SetSummary(fmt.Sprintf("Added a question to %s", event.Name))
		return tx.SaveEvent(&event)
	})
	switch {
	case err != nil:
		return err
	case same:
		return already(fmt.Sprintf("the event asks %q already", q.Key))
	}
	e.say("%s", op.Summary)
	return nil
}

package session

import "context"

// Turn is a lock whose wait ends with a context: runspaces that share a host ask its user one after the other.
type Turn chan struct{}

// NewTurn returns a turn that nobody has.
func NewTurn() Turn { return make(Turn, 1) }

// Take waits for the turn; the error is that of ctx.
func (t Turn) Take(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Give ends the turn.
func (t Turn) Give() { <-t }

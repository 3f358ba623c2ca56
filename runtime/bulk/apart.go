package bulk

import "context"

// Large is the number of characters from which an operation on text may take longer than a stop may wait.
const Large = 1 << 22

// Apart runs f, which cannot be interrupted, and leaves it behind when ctx ends: it goes on by itself to its end, and nobody takes its
// result. f must use nothing that others may change.
func Apart[T any](ctx context.Context, f func() (T, error)) (T, error) {
	var none T
	if ctx.Done() == nil {
		return f()
	}
	if err := ctx.Err(); err != nil {
		return none, err
	}
	type result struct {
		v     T
		err   error
		panic any
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			r.panic = recover()
			done <- r
		}()
		r.v, r.err = f()
	}()
	select {
	case r := <-done:
		if r.panic != nil {
			panic(r.panic)
		}
		return r.v, r.err
	case <-ctx.Done():
		return none, ctx.Err()
	}
}

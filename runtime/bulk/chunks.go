package bulk

import (
	"context"
	"slices"
)

// Check is after how many elements a long loop asks whether it is still wanted.
const Check = 1 << 16

// Fill sets all elements to v, until ctx ends.
func Fill[T any](ctx context.Context, list []T, v T) error {
	return Chunks(ctx, len(list), func(from, to int) error {
		for i := from; i < to; i++ {
			list[i] = v
		}
		return nil
	})
}

// Chunks calls f for parts of 0 to n, one after the other, until it fails or ctx ends.
func Chunks(ctx context.Context, n int, f func(from, to int) error) error {
	for from := 0; from < n; from += Check {
		if from > 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		if err := f(from, min(n, from+Check)); err != nil {
			return err
		}
	}
	return nil
}

// Copy copies src to dst, which is as long and does not overlap it, until ctx ends.
func Copy[T any](ctx context.Context, dst, src []T) error {
	return Chunks(ctx, len(src), func(from, to int) error {
		copy(dst[from:to], src[from:to])
		return nil
	})
}

// Clone is a copy of list, refused when it does not fit and given up when ctx ends.
func Clone[T any](ctx context.Context, list []T) ([]T, error) {
	if err := Items(len(list)); err != nil {
		return nil, err
	}
	if len(list) <= Check {
		return slices.Clone(list), nil
	}
	out := make([]T, len(list))
	return out, Copy(ctx, out, list)
}

// Reverse turns list around. A stop in the middle leaves it half done.
func Reverse[T any](ctx context.Context, list []T) error {
	n := len(list)
	return Chunks(ctx, n/2, func(from, to int) error {
		for i := from; i < to; i++ {
			list[i], list[n-1-i] = list[n-1-i], list[i]
		}
		return nil
	})
}

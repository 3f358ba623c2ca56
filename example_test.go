package goposh_test

import (
	"context"
	"fmt"

	"goposh"
)

func Example() {
	rs := goposh.New()
	defer rs.Close()
	out, err := rs.Run(context.Background(), `param($names) $names | Where-Object Length -gt 3 | Sort-Object`, []string{"Lovelace", "Ada", "Hopper"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(out...)
	// Output: Hopper Lovelace
}

package store

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"lanyard/data/clock"
)

func TestZZ(t *testing.T) {
	clock.Set(os.Getenv("ZZNOW"))
	st, err := Open(context.Background(), os.Getenv("ZZ"), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		b := time.Now()
		l, err := st.DueClocks(context.Background())
		fmt.Println(time.Since(b), len(l.Rows), err)
	}
}

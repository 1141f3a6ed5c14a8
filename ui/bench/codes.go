package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"lanyard/data/qr"
)

// cardBytes is the length of the card that is encoded: what most people's details come to.
const cardBytes = 290

// codeRuns is how often a code is made; the median counts.
const codeRuns = 101

// codes measures how codes are made and read.
func (b *bench) codes(ctx context.Context) error {
	return errors.Join(b.making(ctx), b.reading(ctx))
}

// making measures a QR code made in this process against the program qrencode from start to end.
func (b *bench) making(ctx context.Context) error {
	text := card()
	var own, other []time.Duration
	for range codeRuns {
		began := time.Now()
		if _, err := qr.Encode(text); err != nil {
			return err
		}
		own = append(own, time.Since(began))
		took, err := timed(ctx, text, "qrencode", "-8", "-l", "M", "-t", "PNG", "-o", "/dev/null")
		if err != nil {
			return errors.Join(err, ctx.Err())
		}
		other = append(other, took)
	}
	b.table.times(fmt.Sprintf("QR code of a %d-byte card, in process", len(text)), median(own), median(other), "whole qrencode process", 1)
	return nil
}

// card is a vCard as a phone reads it from a code.
func card() string {
	head := "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller;Anna;;Dr.;\r\nFN:Dr. Anna Müller\r\nORG:State Library of Example;Metadata\r\n" +
		"TITLE:Head of Metadata\r\nEMAIL:anna.mueller@library.example\r\nTEL;TYPE=CELL:+493023125123\r\nURL:https://library.example/am\r\nNOTE:"
	tail := "\r\nEND:VCARD\r\n"
	return head + strings.Repeat("x", max(0, cardBytes-len(head)-len(tail))) + tail
}

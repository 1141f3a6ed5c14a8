package csv_test

import (
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/format/csv"
)

// TestListsSayWhoComesAndWhoCame reads lists in the shapes of the programs that make them.
func TestListsSayWhoComesAndWhoCame(t *testing.T) {
	at := func(h, m int) time.Time { return time.Date(2026, 9, 12, h, m, 0, 0, time.UTC) }
	no, yes, came := data.Registration{Cancelled: true}, data.Registration{Comes: true}, data.Registration{Comes: true, CheckedIn: true}
	for name, c := range map[string]struct {
		file string
		want map[string]data.Registration
	}{
		"Eventbrite": {
			"Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Order #,Attendee #,Attendee Status\n" +
				"1,2026-08-01,Ann,Lund,ann@lund.example,1,Standard,1,11,Attending\n2,2026-08-01,Bo,Roe,bo@roe.example,1,Standard,2,12,Not Attending\n" +
				"3,2026-08-01,Cy,Dee,cy@dee.example,1,Standard,3,13,Checked In\n4,2026-08-01,Di,Fox,di@fox.example,1,Standard,4,14,Deleted\n",
			map[string]data.Registration{"Ann Lund": yes, "Bo Roe": no, "Cy Dee": came, "Di Fox": no},
		},
		"pretix": {
			"Order code,Order date,Attendee name,Attendee email,Product,Status,Checked in\n" +
				"AB1,2026-08-01,Ann Lund,ann@lund.example,Ticket,paid,2026-09-12T08:01:00+00:00\nAB2,2026-08-01,Bo Roe,bo@roe.example,Ticket,canceled,\nAB3,2026-08-01,Cy Dee,cy@dee.example,Ticket,expired,No\n",
			map[string]data.Registration{"Ann Lund": {Comes: true, CheckedIn: true, CheckedInAt: at(8, 1)}, "Bo Roe": no, "Cy Dee": no},
		},
		"pretix, in German": {
			"Bestellnummer;Teilnehmername;E-Mail;Status;Eingecheckt\nAB1;Ann Lund;ann@lund.example;bezahlt;Ja\nAB2;Bo Roe;bo@roe.example;storniert;Nein\n",
			map[string]data.Registration{"Ann Lund": came, "Bo Roe": no},
		},
		"Indico": {
			"ID,First Name,Last Name,Email Address,Affiliation,Registration date,Registration state,Checked in,Check-in date\n" +
				"1,Ann,Lund,ann@lund.example,SLB,2026-08-01,Completed,Yes,2026-09-12T08:30:00Z\n2,Bo,Roe,bo@roe.example,SLB,2026-08-01,Withdrawn,No,\n3,Cy,Dee,cy@dee.example,SLB,2026-08-01,Rejected,No,\n",
			map[string]data.Registration{"Ann Lund": {Comes: true, CheckedIn: true, CheckedInAt: at(8, 30)}, "Bo Roe": no, "Cy Dee": no},
		},
		"Meetup": {
			"Name\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on\tJoined Group on\tURL of Member Profile\n" +
				"Ann Lund\tuser 1\t\tNo\tYes\t0\t1 August 2026\t1 January 2020\thttps://meetup.example/1\nBo Roe\tuser 2\t\tNo\tNo\t0\t2 August 2026\t1 January 2020\thttps://meetup.example/2\n",
			map[string]data.Registration{"Ann Lund": yes, "Bo Roe": no},
		},
		"Luma": {
			"api_id,name,email,approval_status,checked_in_at\n1,Ann Lund,ann@lund.example,approved,2026-09-12T09:00:00.000Z\n2,Bo Roe,bo@roe.example,declined,\n",
			map[string]data.Registration{"Ann Lund": {Comes: true, CheckedIn: true, CheckedInAt: at(9, 0)}, "Bo Roe": no},
		},
		"Zoom": {
			"First Name,Last Name,Email,Registration Time,Approval Status\nAnn,Lund,ann@lund.example,2026-08-01 10:00:00,approved\n" +
				"Bo,Roe,bo@roe.example,2026-08-01 10:00:00,cancelled by host\nCy,Dee,cy@dee.example,2026-08-01 10:00:00,cancelled by self\n",
			map[string]data.Registration{"Ann Lund": yes, "Bo Roe": no, "Cy Dee": no},
		},
		"a column for when they cancelled": {
			"Name,Email,Cancelled at\nAnn Lund,ann@lund.example,\nBo Roe,bo@roe.example,2026-08-03 10:00\n",
			map[string]data.Registration{"Ann Lund": {}, "Bo Roe": no},
		},
		"words of a list's own for who left it": {
			"Name,Email,Status\nAnn Lund,ann@lund.example,Désinscrite\nBo Roe,bo@roe.example,Rinunciato\nCy Dee,cy@dee.example,Cancelled by attendee\n",
			map[string]data.Registration{"Ann Lund": no, "Bo Roe": no, "Cy Dee": no},
		},
		"a column for those who cancelled": {
			"Name,Email,Cancelled\nAnn Lund,ann@lund.example,\nBo Roe,bo@roe.example,2026-08-03\nCy Dee,cy@dee.example,no\nDi Fox,di@fox.example,x\n",
			map[string]data.Registration{"Ann Lund": {}, "Bo Roe": no, "Cy Dee": yes, "Di Fox": no},
		},
		"French": {
			"Nom;Prénom;Courriel;Statut\nLund;Ann;ann@lund.example;Inscrite\nRoe;Bo;bo@roe.example;Annulé\nDee;Cy;cy@dee.example;Remboursée\n",
			map[string]data.Registration{"Ann Lund": yes, "Bo Roe": no, "Cy Dee": no},
		},
		"Polish, Swedish and Japanese words": {
			"Name,Email,Status\nAnn Lund,ann@lund.example,Anulowano\nBo Roe,bo@roe.example,Avbokad\nCy Dee,cy@dee.example,キャンセル\n",
			map[string]data.Registration{"Ann Lund": no, "Bo Roe": no, "Cy Dee": no},
		},
		"a remark behind the word": {
			"Name,Email,Order status\nAnn Lund,ann@lund.example,Cancelled (2026-08-01)\nBo Roe,bo@roe.example,Paid (card)\n",
			map[string]data.Registration{"Ann Lund": no, "Bo Roe": yes},
		},
		"a heading above": {
			"Registered,\nName,Email\nAnn Lund,ann@lund.example\nCancelled,\nBo Roe,bo@roe.example\n",
			map[string]data.Registration{"Ann Lund": {}, "Bo Roe": no},
		},
		"words of another kind": {
			"Name,Email,Status,Membership\nAnn Lund,ann@lund.example,Student,Cancelled\n",
			map[string]data.Registration{"Ann Lund": {}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := map[string]data.Registration{}
			for d, err := range csv.Read(strings.NewReader(c.file), "list.csv") {
				if err == nil {
					r := d.Registration
					r.Raw = nil
					got[d.Contact.Name()] = r
				}
			}
			for who, want := range c.want {
				is := got[who]
				if is.Cancelled != want.Cancelled || is.Comes != want.Comes || is.CheckedIn != want.CheckedIn || !is.CheckedInAt.Equal(want.CheckedInAt) {
					t.Errorf("%s: %+v, want %+v", who, is, want)
				}
			}
			if len(got) != len(c.want) {
				t.Errorf("they are %+v", got)
			}
		})
	}
}

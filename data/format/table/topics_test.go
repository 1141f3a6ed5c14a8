package table

import "testing"

func TestTopicsAndMessengers(t *testing.T) {
	checkSheets(t, []sheet{
		{"marks of topics", "Name,Tags\nAnn Lund,#rdf #linked-data\nBo Falk,#vip\n", []string{"Ann Lund topics=rdf;linked-data", "Bo Falk topics=vip"}, nil},
		{"no topics", "Name,Topics\nAnn Lund,none\nBo Falk,n/a\nCy Dee,-\n", []string{"Ann Lund", "Bo Falk", "Cy Dee"}, nil},
		{"topics with dots between", "Name,Topics\nAnn Lund,rdf · skos\nBo Falk,linked data • owl\n", []string{"Ann Lund topics=rdf;skos", "Bo Falk topics=linked data;owl"}, nil},
		{"messengers", "Name,WhatsApp,WeChat,Telegram,Skype,Line ID,Signal\nAnn Lund,+49 171 5550101,wx_ann,@ann,ann.skype,annline,+49 171 5550102\n", []string{"Ann Lund tel=+49 171 5550101 kind=WhatsApp tel=+49 171 5550102 kind=Signal link=wx_ann(WeChat) link=@ann(Telegram) link=ann.skype(Skype) link=annline(LINE)"}, nil},
		{"a telegram by number", "Name,Telegram\nAnn Lund,+49 171 5550101\n", []string{"Ann Lund link=+49 171 5550101(Telegram)"}, nil},
	})
}

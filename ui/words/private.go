package words

import "lanyard/ui/widget/style"

// Private is style.Private, for sentences.
func Private(text string) string { return style.Private(text) }

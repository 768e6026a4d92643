/* Why a source is no YAML, in the words of somebody who typed it: signs that look like those of YAML, quotation marks
 * that are open, texts that begin or go on with a sign. */
#ifndef SOURCE_SYNTAX_H
#define SOURCE_SYNTAX_H

#include "data/editor/source/source_bytes.h"

/* Lines and columns are counted from 1, columns in characters; 0: none. */
struct syntax_fault {
	uint32_t file;
	const char *problem, *context; /* as libyaml says them; `context` may be NULL */
	uint32_t line, column;         /* where it stumbles */
	uint32_t context_line;         /* where what it was reading began */
	uint32_t quote_line, quote_end; /* of the last quoted text before: where it began and ended */
};

/* Reports it, once, on the line that is to be mended. */
void syntax_report(struct faults *, struct bytes, const struct syntax_fault *);

/* Before parsing: spaces that are none where YAML wants some, which is before the first word of a line, behind its hyphen,
 * and behind the colon of a key. Reported once, and made plain in place. */
struct bytes syntax_spaces(struct faults *, uint32_t file, struct bytes);

#endif

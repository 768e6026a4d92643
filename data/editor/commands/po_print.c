#include "data/editor/commands/po_print.h"

/* A string as PO writes it. */
static void
print_string(FILE *out, const char *keyword, const char *string)
{
	fprintf(out, "%s \"", keyword);
	for (; *string; string++)
		fprintf(out, *string == '"' || *string == '\\' ? "\\%c" : "%c", *string);
	fprintf(out, "\"\n");
}

void
po_print_text(FILE *out, const struct faults *faults, const struct source_text *text, const char *translation)
{
	fprintf(out, "\n#: %s:%u\n", faults_path(faults, text->place.file), (unsigned)text->place.line);
	print_string(out, "msgctxt", text->context);
	print_string(out, "msgid", text->msgid);
	print_string(out, "msgstr", translation);
}

int
po_by_place(const void *a, const void *b)
{
	const struct source_text *x = *(const struct source_text *const *)a;
	const struct source_text *y = *(const struct source_text *const *)b;
	if (x->place.file != y->place.file)
		return x->place.file < y->place.file ? -1 : 1;
	if (x->place.line != y->place.line)
		return x->place.line < y->place.line ? -1 : 1;
	return x < y ? -1 : x > y;
}

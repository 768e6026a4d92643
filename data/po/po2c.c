/* po2c NAME LANG.po ... — writes PO files as C: `const struct words NAME`.
 *
 * A build tool. Fuzzy and empty translations count as missing, and a missing one
 * is an error: the programs' own words are always complete. */
#include <gettext-po.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_LANGUAGES = 16, MAX_ENTRIES = 4096 };

struct po_word {
	const char *msgid;
	const char *text[MAX_LANGUAGES];
};

static struct po_word entries[MAX_ENTRIES];
static size_t entry_count;

static void
fatal(const char *file, const char *what, const char *detail)
{
	fprintf(stderr, "po2c: %s: %s: %s\n", file, what, detail);
	exit(1);
}

static void
on_error(int severity, po_message_t message, const char *file, size_t line, size_t column,
    int multiline, const char *text)
{
	(void)message, (void)column, (void)multiline;
	fprintf(stderr, "%s:%zu: %s\n", file ? file : "po2c", line, text);
	if (severity != PO_SEVERITY_WARNING)
		exit(1);
}

static void
on_error2(int severity, po_message_t message, const char *file, size_t line, size_t column,
    int multiline, const char *text, po_message_t message2, const char *file2, size_t line2,
    size_t column2, int multiline2, const char *text2)
{
	(void)message2, (void)file2, (void)line2, (void)column2, (void)multiline2;
	fprintf(stderr, "%s\n", text2);
	on_error(severity, message, file, line, column, multiline, text);
}

static struct po_word *
entry_of(const char *msgid)
{
	for (size_t i = 0; i < entry_count; i++)
		if (!strcmp(entries[i].msgid, msgid))
			return &entries[i];
	if (entry_count == MAX_ENTRIES)
		fatal(msgid, "too many messages", "raise MAX_ENTRIES");
	entries[entry_count].msgid = strdup(msgid);
	return &entries[entry_count++];
}

static void
read_po(const char *path, size_t language)
{
	static const struct po_xerror_handler handler = {.xerror = on_error, .xerror2 = on_error2};
	po_file_t file = po_file_read(path, &handler);
	if (!file)
		fatal(path, "cannot be read", "check the path");
	po_message_iterator_t iterator = po_message_iterator(file, NULL);
	for (po_message_t m; (m = po_next_message(iterator));) {
		const char *text = po_message_msgstr(m);
		if (!*po_message_msgid(m) || po_message_is_obsolete(m))
			continue;
		if (po_message_is_fuzzy(m) || !*text)
			fatal(path, "not translated", po_message_msgid(m));
		entry_of(po_message_msgid(m))->text[language] = strdup(text);
	}
	po_message_iterator_free(iterator);
	po_file_free(file);
}

static void
print_string(const char *string)
{
	putchar('"');
	for (; *string; string++)
		if (*string == '"' || *string == '\\')
			printf("\\%c", *string);
		else if (*string == '\n')
			printf("\\n");
		else
			putchar(*string);
	putchar('"');
}

static int
by_msgid(const void *a, const void *b)
{
	return strcmp(((const struct po_word *)a)->msgid, ((const struct po_word *)b)->msgid);
}

int
main(int argc, char **argv)
{
	size_t languages = argc > 2 ? (size_t)argc - 2 : 0;
	if (!languages || languages > MAX_LANGUAGES) {
		fprintf(stderr, "usage: po2c NAME LANG.po ...\n");
		return 2;
	}
	printf("/* Made by po2c from PO files. */\n#include \"data/words.h\"\n\n");
	printf("extern const struct words %s;\n\nstatic const char *const languages[] = {", argv[1]);
	for (size_t i = 0; i < languages; i++) {
		read_po(argv[i + 2], i);
		printf("\"%.2s\", ", basename(argv[i + 2]));
	}
	printf("};\nstatic const struct words_entry entries[] = {\n");
	qsort(entries, entry_count, sizeof *entries, by_msgid);
	for (size_t i = 0; i < entry_count; i++) {
		printf("\t{");
		print_string(entries[i].msgid);
		printf(", (const char *const[]){");
		for (size_t l = 0; l < languages; l++) {
			if (!entries[i].text[l])
				fatal(argv[l + 2], "message is missing", entries[i].msgid);
			print_string(entries[i].text[l]);
			printf(", ");
		}
		printf("}},\n");
	}
	printf("};\n\nconst struct words %s = {languages, %zu, entries, %zu};\n", argv[1],
	    languages, entry_count);
	return 0;
}

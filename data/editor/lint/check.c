#include "data/editor/lint/check.h"

#include "data/editor/faults/editor_words.h"
#include "data/editor/lint/lint.h"
#include "data/editor/source/source_po.h"

static void
print_faults(struct checked *checked)
{
	struct faults *faults = &checked->faults;
	size_t count = faults_print(faults, stderr);
	fprintf(stderr, "%s\n", WORDS_FILL(&faults->arena, editor_word(faults->lang, "Faults: {count}"),
	    {"count", faults_number(faults, (long long)count)}));
}

void
check_read(struct checked *checked, const char *folder, const char *lang)
{
	*checked = (struct checked){0};
	faults_init(&checked->faults, lang);
	struct po_job *translations = po_begin(folder, lang);
	source_load(&checked->sources, &checked->faults, folder);
	lint(&checked->sources);
	messages_number(&checked->texts, &checked->sources);
	po_end(translations, &checked->texts, &checked->faults);
}

bool
check_print(struct checked *checked, bool notices)
{
	struct faults *faults = &checked->faults;
	if (notices)
		faults_print_notices(faults, stderr);
	else if (faults->notice_count)
		fprintf(stderr, "%s\n", WORDS_FILL(&faults->arena, editor_word(faults->lang,
		    "Notices: {count}; to read them: kalauz-data check"),
		    {"count", faults_number(faults, (long long)faults->notice_count)}));
	if (!faults->count)
		return true;
	print_faults(checked);
	return false;
}

bool
check_folder(struct checked *checked, const char *folder, const char *lang, bool notices)
{
	check_read(checked, folder, lang);
	return check_print(checked, notices);
}

void
check_free(struct checked *checked)
{
	messages_free(&checked->texts);
	source_free(&checked->sources);
	faults_destroy(&checked->faults);
}

const char *
check_summary(struct checked *checked)
{
	struct faults *faults = &checked->faults;
	const struct entries *of = checked->sources.of;
#define COUNT(kind) faults_number(faults, (long long)of[kind].count)
	return WORDS_FILL(&faults->arena, editor_word(faults->lang, "{services} services, "
	    "{documents} documents, {questions} questions, {offices} offices, {terms} glossary terms, "
	    "{matters} matters, {texts} texts"),
	    {"services", COUNT(KIND_SERVICE)}, {"documents", COUNT(KIND_DOCUMENT)},
	    {"questions", COUNT(KIND_QUESTION)}, {"offices", COUNT(KIND_OFFICE)},
	    {"terms", COUNT(KIND_TERM)}, {"matters", COUNT(KIND_MATTER)},
	    {"texts", faults_number(faults, (long long)checked->texts.count)});
#undef COUNT
}

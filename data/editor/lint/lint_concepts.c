#include <string.h>

#include "data/catalogue.h"
#include "data/editor/lint/lint.h"
#include "data/editor/source/messages.h"
#include "data/limits.h"

enum {
	LEAST_STUB = 2, /* letters before a * */
	SHORT_STUB = 4, /* up to so many may be too few */
	MANY = 3,       /* other concepts of which one hardly thought */
};

/* Letters of the word that ends at `end`, all of which must be there. */
static size_t
letters_before(const char *form, const char *end)
{
	size_t letters = 0;
	for (; end > form && end[-1] != ' '; end--)
		letters += ((unsigned char)end[-1] & 0xc0) != 0x80;
	return letters;
}

static void
check_form(struct sources *sources, const struct node *node, const char *lang)
{
	const char *form = node_text(node);
	size_t words = 1;
	bool stars = true;
	for (const char *c = form; c && *c; c++) {
		words += *c == ' ';
		stars &= *c != '*' || ((c[1] == ' ' || !c[1]) && letters_before(form, c) >= LEAST_STUB);
	}
	if (!stars)
		FAULT(sources->faults, node->place, lang,
		    "\"{form}\": a * stands for an ending; put it after at least {least} letters, at the end of a word",
		    {"form", form}, {"least", faults_number(sources->faults, LEAST_STUB)});
	if (words > LIMIT_CONCEPT_WORDS)
		FAULT(sources->faults, node->place, lang, "\"{form}\" has more than {limit} words; make it shorter",
		    {"form", form}, {"limit", faults_number(sources->faults, LIMIT_CONCEPT_WORDS)});
}

/* ------------------------------------------------------------------- short stubs -- */

/* Whether a concept has a word that begins like this, and goes on. */
static bool
goes_on(const struct node *concept, const char *lang, const char *stub, size_t size)
{
	const struct node *form = node_first(node_get(concept, lang));
	for (; form; form = form->next) {
		const char *text = node_text(form);
		if (text && !strncmp(text, stub, size) && text[size] && text[size] != '*' && text[size] != ' ')
			return true;
	}
	return false;
}

/* A short beginning that is one of words of many other concepts, too. */
static void
check_stub(struct sources *sources, const struct entry *entry, const struct node *node, const char *lang)
{
	const char *form = node_text(node);
	size_t size = form ? strcspn(form, "* ") : 0, others = 0;
	if (!size || strcmp(form + size, "*") || letters_before(form, form + size) > SHORT_STUB)
		return;
	for (size_t i = 0; i < sources->of[KIND_CONCEPT].count; i++) {
		const struct entry *other = sources->of[KIND_CONCEPT].items[i];
		others += other != entry && goes_on(other->node, lang, form, size);
	}
	if (others >= MANY)
		NOTICE(sources->faults, node->place, lang, "\"{form}\" begins words of {count} other concepts, too; write "
		    "more letters, or the words one by one",
		    {"form", form}, {"count", faults_number(sources->faults, (long long)others)});
}

void
lint_concepts(struct sources *sources)
{
	for (size_t i = 0; i < sources->of[KIND_CONCEPT].count; i++)
		for (size_t l = 0; l <= LANGUAGES; l++) {
			const char *lang = l ? languages[l - 1] : CATALOGUE_BASE_LANGUAGE;
			const struct node *concept = sources->of[KIND_CONCEPT].items[i]->node;
			const struct node *form = node_first(node_get(concept, lang));
			for (; form; form = form->next) {
				check_form(sources, form, lang);
				check_stub(sources, sources->of[KIND_CONCEPT].items[i], form, lang);
			}
		}
}

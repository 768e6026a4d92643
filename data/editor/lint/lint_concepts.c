#include <string.h>

#include "data/catalogue.h"
#include "data/editor/lint/lint.h"
#include "data/editor/source/messages.h"
#include "data/limits.h"

enum { LEAST_STUB = 2 }; /* letters before a * */

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

void
lint_concepts(struct sources *sources)
{
	for (size_t i = 0; i < sources->of[KIND_CONCEPT].count; i++)
		for (size_t l = 0; l <= LANGUAGES; l++) {
			const char *lang = l ? languages[l - 1] : CATALOGUE_BASE_LANGUAGE;
			const struct node *concept = sources->of[KIND_CONCEPT].items[i]->node;
			const struct node *form = node_first(node_get(concept, lang));
			for (; form; form = form->next)
				check_form(sources, form, lang);
		}
}

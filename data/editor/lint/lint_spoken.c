/* Forms for the voice that nobody need write: the rules say the same. */
#include "data/editor/lint/lint.h"
#include "data/spoken.h"

static void
take_text(void *closure, struct node *node, const struct field *field, const struct shape *shape, const struct path *path)
{
	struct sources *sources = closure;
	const char *text = shape->type == VALUE_TEXT || shape->type == VALUE_STEP ? node_text(node) : NULL;
	const char *form = text ? node_spoken(node) : NULL;

	(void)field;
	if (form && spoken_is_needless("hu", text, form))
		NOTICE(sources->faults, node->place, faults_field(sources->faults, path),
		    "\"spoken\" sounds as the text does by itself: \"{said}\"; leave it out",
		    {"said", spoken_of(&sources->arena, "hu", text)});
}

void
lint_spoken(struct sources *sources)
{
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < sources->of[kind].count; i++)
			if (!sources->of[kind].items[i]->service)
				shape_visit(sources->of[kind].items[i]->node, kind_shape((enum kind)kind),
				    &(struct shape_visitor){take_text, sources});
}

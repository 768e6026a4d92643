/* Drafts, which visitors must not see: they stop a build, but no check. */
#include "data/editor/lint/lint.h"

void
lint_drafts(struct sources *sources)
{
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++) {
		const struct node *state = node_get(sources->of[KIND_SERVICE].items[i]->node, "state");
		if (node_is(state, "draft"))
			fault(sources->faults, state->place, "state", "is a draft; when somebody else has read it, write state: checked and "
			    "checked_by; to look at it meanwhile: kalauz-data preview, or build --drafts");
	}
}

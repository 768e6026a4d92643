#include "data/editor/language/hits.h"

static void
add(struct hits *hits, struct hit hit)
{
	*LIST_ADD(&hits->list, hits->arena, struct hit) = hit;
}

void
hit_words(struct hits *hits, const struct placed_text *passage, size_t first, size_t last, const char *instead)
{
	hit_text(hits, passage, wording_cut(hits->arena, &passage->wording, first, last), instead);
}

void
hit_text(struct hits *hits, const struct placed_text *passage, const char *found, const char *instead)
{
	add(hits, (struct hit){.passage = passage, .node = passage->node, .field = passage->field, .found = found, .instead = instead});
}

void
hit_node(struct hits *hits, const struct node *node, const char *field, const char *found, const char *instead)
{
	add(hits, (struct hit){.node = node, .field = field, .found = found, .instead = instead});
}

#include "data/editor/commands/named.h"

const char *
named_entry(const struct entry *entry)
{
	static const char *const fields[] = {"name", "ask", "term", "text", "day"};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const char *text = node_text(node_get(entry->node, fields[i]));
		if (text)
			return text;
	}
	return entry->id;
}

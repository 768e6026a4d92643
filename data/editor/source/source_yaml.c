#include "data/editor/source/source_yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "data/editor/source/shape.h"
#include "data/editor/source/source_sign.h"
#include "data/editor/source/source_syntax.h"
#include "data/limits.h"
#include "data/text.h"

enum { POOL = 32, LEAST_HINT = 5 };

/* A list or map that is being read. */
struct frame {
	struct node *node;
	struct node **tail;    /* where its next entry goes */
	const char *key;       /* of the next entry of a map; NULL: a key comes next */
	struct place key_place;
	bool has_lost_start;   /* an entry of a list in which another one has begun, unnoticed */
};

struct reader {
	struct faults *faults;
	struct arena *arena;
	struct bytes bytes;
	uint32_t file;
	uint32_t quote_line, quote_end; /* of the last text between quotation marks */
	const char *line;       /* in the bytes, where line_number begins */
	uint32_t line_number;
	bool has_comments;      /* behind values, perhaps */
	struct frame frames[LIMIT_DEPTH];
	size_t depth, nodes;
	struct node *pool; /* room for POOL nodes, of which nodes % POOL are taken */
	struct table *keys; /* each is kept once */
	struct node *root;
	bool stopped; /* a fault after which reading on makes no sense */
};

static struct place
place_at(const struct reader *reader, yaml_mark_t mark)
{
	return (struct place){.file = reader->file, .line = (uint32_t)mark.line + 1};
}

static struct frame *
top(struct reader *reader)
{
	return reader->depth ? &reader->frames[reader->depth - 1] : NULL;
}

/* A limit is exceeded: half a tree would only lead to more complaints. */
static void
stop(struct reader *reader, struct place place, const char *msgid, long long limit)
{
	if (reader->stopped)
		return;
	FAULT(reader->faults, place, NULL, msgid, {"limit", faults_number(reader->faults, limit)});
	reader->stopped = true;
	reader->root = NULL;
}

static struct node *
new_node(struct reader *reader, enum node_kind kind, struct place place)
{
	if (++reader->nodes > LIMIT_NODES)
		stop(reader, place, "more than {limit} values in one file; divide the file",
		    LIMIT_NODES);
	if (reader->nodes % POOL == 1)
		reader->pool = arena_array(reader->arena, POOL, sizeof *reader->pool);
	struct node *node = &reader->pool[(reader->nodes - 1) % POOL];
	node->kind = (uint8_t)kind;
	node->place = place;
	if (kind == NODE_SCALAR)
		node->text = "";
	return node;
}

/* A key for the second time in an entry of a list: the next entry has no hyphen, or its first line is gone. What more of
 * its keys follow is of the same cause. */
static void
report_lost_start(struct reader *reader, struct frame *frame, const struct node *first)
{
	const char *begins = frame->node->first->key, *line = faults_number(reader->faults, first->place.line);
	if (!frame->has_lost_start && first == frame->node->first)
		FAULT(reader->faults, frame->key_place, frame->key, "stands here for the second time (first in line {line}); if another "
		    "entry begins here, write its hyphen: \"- {key}:\", otherwise keep one of the two", {"line", line}, {"key", begins});
	else if (!frame->has_lost_start)
		FAULT(reader->faults, frame->key_place, frame->key, "stands here for the second time (first in line {line}); if it is of "
		    "another entry, the line that begins that is missing: \"- {key}:\", otherwise keep one of the two", {"line", line},
		    {"key", begins});
	frame->has_lost_start = true;
}

/* Whether the key can stand in the map; reported when not. */
static bool
key_allowed(struct reader *reader, struct frame *frame)
{
	const struct node *first = node_get(frame->node, frame->key);
	bool listed = reader->depth > 1 && !frame->node->is_flow && reader->frames[reader->depth - 2].node->kind == NODE_LIST;
	if (!strcmp(frame->key, "<<")) {
		fault(reader->faults, frame->key_place, "<<",
		    "merge keys are not allowed; write the keys out");
		return false;
	}
	if (first && listed)
		report_lost_start(reader, frame, first);
	else if (first)
		FAULT(reader->faults, frame->key_place, frame->key,
		    "stands here for the second time (first in line {line}); keep one of the two",
		    {"line", faults_number(reader->faults, first->place.line)});
	return !first;
}

/* Hangs the node into the list or map around it. */
static void
attach(struct reader *reader, struct node *node)
{
	struct frame *frame = top(reader);
	if (!frame) {
		reader->root = node;
		return;
	}
	if (frame->node->kind == NODE_MAP) {
		node->key = frame->key;
		node->place = frame->key_place;
		bool allowed = *frame->key && key_allowed(reader, frame);
		frame->key = NULL;
		if (!allowed)
			return;
	}
	*frame->tail = node;
	frame->tail = &node->next;
	if (++frame->node->count > LIMIT_KEYS && frame->node->kind == NODE_MAP)
		stop(reader, node->place, "more than {limit} keys in one map; check the indentation",
		    LIMIT_KEYS);
}

static bool
wants_key(struct reader *reader)
{
	struct frame *frame = top(reader);
	return frame && frame->node->kind == NODE_MAP && !frame->key;
}

static void
bad_key(struct reader *reader, struct place place)
{
	fault(reader->faults, place, NULL, "a key must be a word; check the indentation");
	top(reader)->key = "";
	top(reader)->key_place = place;
}

/* YAML's ways to write "no value". */
static bool
is_null(const char *text, yaml_scalar_style_t style)
{
	return style == YAML_PLAIN_SCALAR_STYLE && (!strcmp(text, "~") || !strcmp(text, "null"));
}

static const char *
scalar_text(struct reader *reader, const yaml_event_t *event, struct place place)
{
	uint32_t bad;
	const char *text = bytes_string(reader->arena, (const char *)event->data.scalar.value,
	    event->data.scalar.length, &bad);
	if (!text)
		FAULT(reader->faults, place, NULL, "forbidden character {code}; delete it",
		    {"code", arena_printf(&reader->faults->arena, "U+%04X", (unsigned)bad)});
	return text && is_null(text, event->data.scalar.style) ? "" : text;
}

/* The key without characters that nobody sees; reported. */
static const char *
clean_key(struct reader *reader, const char *text, struct place place)
{
	size_t at;
	uint32_t hidden = text_hidden(text, true, &at);
	if (!hidden)
		return text;
	FAULT(reader->faults, place, NULL, "the key \"{key}\" has the invisible character {code} at place {place}; delete it",
	    {"key", text}, {"code", arena_printf(&reader->faults->arena, "U+%04X", (unsigned)hidden)},
	    {"place", faults_number(reader->faults, (long long)at)});
	return text_without_hidden(reader->arena, text);
}

static void
read_key(struct reader *reader, const yaml_event_t *event, struct place place)
{
	struct arena_mark mark = arena_mark(reader->arena);
	const char *text = scalar_text(reader, event, place);
	struct frame *frame = top(reader);
	frame->key = "";
	frame->key_place = place;
	if (text && *text)
		text = clean_key(reader, text, place);
	if (text && *text) {
		void **kept = table_at(reader->keys, text, strlen(text));
		if (*kept)
			arena_rewind(reader->arena, mark);
		else
			*kept = (void *)text;
		frame->key = *kept;
	} else if (text) {
		bad_key(reader, place);
	}
}

/* The beginning of a line, which is not before the last one that was looked for. */
static const char *
line_start(struct reader *reader, size_t number)
{
	for (; reader->line_number <= number; reader->line_number++)
		reader->line += strcspn(reader->line, "\n") + 1;
	return reader->line;
}

/* What stands behind a value on its line. */
static const char *
behind(struct reader *reader, yaml_mark_t mark)
{
	const char *s = line_start(reader, mark.line);
	for (size_t i = 0; i < mark.column; s++)
		i += ((unsigned char)s[1] & 0xc0) != 0x80;
	return s + strspn(s, " \t");
}

/* Whether the comment is one that kalauz-data wrote there itself, or the beginning of it. */
static bool
is_hint(const char *comment)
{
	size_t size = strcspn(comment, "\n");
	while (size && strchr(" \t\r", comment[size - 1]))
		size--;
	return size >= LEAST_HINT && shape_is_hint(comment, size);
}

/* A text ends before " #", which begins a comment, though its writer may have meant it to go on. True: it surely was. */
static bool
is_cut(struct reader *reader, const yaml_event_t *event, struct place place)
{
	if (!reader->has_comments || event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		return false;
	const char *rest = behind(reader, event->end_mark);
	if (*rest != '#' || (event->data.scalar.length && rest[-1] != ' ' && rest[-1] != '\t'))
		return false;
	bool cut = rest[1] && !strchr(" \t\n#-=", rest[1]);
	if (cut)
		fault(reader->faults, place, NULL, "the text ends before the # in its line; put the whole text into quotation marks, "
		    "or write a space behind the # if it begins a comment");
	else if (memchr(event->data.scalar.value, ' ', event->data.scalar.length) && !is_hint(rest + 1 + strspn(rest + 1, " \t")))
		fault_notice(reader->faults, place, NULL, "the text ends before the # in its line, what follows is a comment; if it is "
		    "not, put the whole text into quotation marks", NULL, 0);
	return cut;
}

/* An entry lost in the text above it. If that is the first one of a list, with something else than a hyphen and a space
 * in front, the cause is there. */
static void
report_lost(struct reader *reader, const char *text, struct place first, uint32_t line)
{
	size_t size;
	if (!sign_false_hyphen(text))
		fault(reader->faults, (struct place){first.file, line}, NULL, "is indented further than the entry above, and "
		    "counts as a part of it; give it as many spaces as that has");
	else if (*text == '-')
		fault(reader->faults, first, NULL, "behind the hyphen of a list there must be a space; write it");
	else
		FAULT(reader->faults, first, NULL, "an entry of a list begins with a hyphen and a space, here stands {sign}; write \"- \"",
		    {"sign", sign_name(&reader->faults->arena, sign_at(text, &size))});
}

/* A text that goes on in further lines, one of which begins like an entry: that is lost in it. */
static bool
has_lost_entry(struct reader *reader, const yaml_event_t *event, struct place place)
{
	size_t line = event->start_mark.line, last = event->end_mark.line - (event->end_mark.column == 0);
	if (line >= last || event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE || !strstr((const char *)event->data.scalar.value, "- "))
		return false;
	while (++line <= last) {
		const char *start = line_start(reader, line);
		if (!strncmp(start + strspn(start, " "), "- ", 2)) {
			report_lost(reader, (const char *)event->data.scalar.value, place, (uint32_t)line + 1);
			return true;
		}
	}
	return false;
}

static void
note_quotes(struct reader *reader, const yaml_event_t *event)
{
	if (event->data.scalar.style != YAML_SINGLE_QUOTED_SCALAR_STYLE &&
	    event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		return;
	reader->quote_line = (uint32_t)event->start_mark.line + 1;
	reader->quote_end = (uint32_t)event->end_mark.line + 1;
}

static void
read_scalar(struct reader *reader, const yaml_event_t *event)
{
	struct place place = place_at(reader, event->start_mark);
	note_quotes(reader, event);
	if (wants_key(reader)) {
		read_key(reader, event, place);
		return;
	}
	const char *text = scalar_text(reader, event, place);
	if (has_lost_entry(reader, event, place) || is_cut(reader, event, place) || event->data.scalar.anchor || event->data.scalar.tag)
		text = NULL;
	struct node *node = new_node(reader, text ? NODE_SCALAR : NODE_BAD, place);
	if (text)
		node->text = text;
	node->is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	node->column = event->start_mark.column < UINT16_MAX ? (uint16_t)event->start_mark.column : UINT16_MAX;
	attach(reader, node);
}

static void
open_frame(struct reader *reader, enum node_kind kind, yaml_mark_t mark, bool is_flow)
{
	struct place place = place_at(reader, mark);
	bool is_key = wants_key(reader);
	if (reader->depth == LIMIT_DEPTH) {
		stop(reader, place, "nested more than {limit} levels deep; write it flatter",
		    LIMIT_DEPTH);
		return;
	}
	if (is_key)
		bad_key(reader, place);
	struct node *node = new_node(reader, kind, place);
	node->is_flow = is_flow;
	if (!is_key)
		attach(reader, node);
	reader->frames[reader->depth++] = (struct frame){
		.node = node, .tail = &node->first,
	};
}

static void
close_frame(struct reader *reader)
{
	reader->depth--;
}

static void
reject_properties(struct reader *reader, yaml_mark_t mark, const yaml_char_t *anchor,
    const yaml_char_t *tag)
{
	struct place place = place_at(reader, mark);
	if (anchor)
		fault(reader->faults, place, NULL, "anchors (&) are not allowed; write the value out, or put the text into quotation marks");
	if (tag)
		fault(reader->faults, place, NULL, "tags (!) are not allowed; delete the tag, or put the text into quotation marks");
}

static void
read_alias(struct reader *reader, const yaml_event_t *event)
{
	struct place place = place_at(reader, event->start_mark);
	fault(reader->faults, place, NULL, "aliases (*) are not allowed; write the value out, or put the text into quotation marks");
	if (wants_key(reader))
		bad_key(reader, place);
	else
		attach(reader, new_node(reader, NODE_BAD, place));
}

static void
start_document(struct reader *reader, const yaml_event_t *event)
{
	struct place place = place_at(reader, event->start_mark);
	if (event->data.document_start.tag_directives.start !=
	    event->data.document_start.tag_directives.end)
		fault(reader->faults, place, NULL, "tags (!) are not allowed; delete the tag, or put the text into quotation marks");
	if (!reader->root)
		return;
	fault(reader->faults, place, NULL,
	    "a second document (---) begins here; put it into a file of its own");
	reader->stopped = true;
	reader->root = NULL; /* half of it would lack the rest */
}

static void
take_event(struct reader *reader, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		start_document(reader, event);
		break;
	case YAML_ALIAS_EVENT:
		read_alias(reader, event);
		break;
	case YAML_SCALAR_EVENT:
		reject_properties(reader, event->start_mark, event->data.scalar.anchor,
		    event->data.scalar.tag);
		read_scalar(reader, event);
		break;
	case YAML_SEQUENCE_START_EVENT:
		reject_properties(reader, event->start_mark, event->data.sequence_start.anchor,
		    event->data.sequence_start.tag);
		open_frame(reader, NODE_LIST, event->start_mark, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
		break;
	case YAML_MAPPING_START_EVENT:
		reject_properties(reader, event->start_mark, event->data.mapping_start.anchor,
		    event->data.mapping_start.tag);
		open_frame(reader, NODE_MAP, event->start_mark, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_frame(reader);
		break;
	default:
		break;
	}
}

static void
report_syntax(struct reader *reader, const yaml_parser_t *parser)
{
	const struct fault *last = reader->faults->count ? &reader->faults->items[reader->faults->count - 1] : NULL;
	reader->root = NULL;
	if (last && last->place.file == reader->file && last->place.line == (uint32_t)parser->problem_mark.line + 1)
		return; /* the same cause */
	syntax_report(reader->faults, reader->bytes, &(struct syntax_fault){
		.file = reader->file, .problem = parser->problem ? parser->problem : "", .context = parser->context,
		.line = (uint32_t)parser->problem_mark.line + 1, .column = (uint32_t)parser->problem_mark.column + 1,
		.context_line = parser->context ? (uint32_t)parser->context_mark.line + 1 : 0,
		.quote_line = reader->quote_line, .quote_end = reader->quote_end,
	});
}

/* Takes events to the end of the stream or to a fault that stops. */
static void
read_events(struct reader *reader, yaml_parser_t *parser)
{
	bool more = true;
	while (more && !reader->stopped) {
		yaml_event_t event;
		if (!yaml_parser_parse(parser, &event)) {
			if (parser->error == YAML_MEMORY_ERROR)
				abort();
			report_syntax(reader, parser);
			return;
		}
		more = event.type != YAML_STREAM_END_EVENT;
		take_event(reader, &event);
		yaml_event_delete(&event);
	}
}

/* Of normal bytes. */
static void
parse(struct reader *reader)
{
	yaml_parser_t parser;
	const char *data = reader->bytes.data;
	if (!yaml_parser_initialize(&parser))
		abort();
	reader->line = data;
	reader->has_comments = strstr(data, " #") || strstr(data, "\t#");
	reader->line_number = 1;
	yaml_parser_set_input_string(&parser, (const unsigned char *)data, reader->bytes.size);
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	read_events(reader, &parser);
	yaml_parser_delete(&parser);
}

struct node *
yaml_read(struct faults *faults, uint32_t file, struct arena *arena, struct table *keys, struct bytes bytes)
{
	struct arena scratch = {0};
	struct reader reader = {.faults = faults, .arena = arena, .file = file, .keys = keys};
	size_t before = faults->count + faults->left_out;
	reader.bytes = bytes_normal(faults, file, &scratch, bytes);
	if (reader.bytes.data) {
		reader.bytes = syntax_spaces(faults, file, reader.bytes);
		parse(&reader);
	}
	if (!reader.root && before == faults->count + faults->left_out)
		fault(faults, (struct place){.file = file, .line = 1}, NULL,
		    "the file is empty; write its content or delete it");
	arena_free(&scratch);
	return reader.root;
}

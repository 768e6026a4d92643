/* The papers of every service and bundle of the shipped catalogue, and of errands taken together at random, in
 * sampled cases: what guidance says of the built catalogue is what a plain reading of the YAML sources says. That
 * reading knows nothing of the logic of cases: it answers every question, and looks. Run from the repository's
 * folder. ORACLE_SEED: another sample. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/lint/check.h"
#include "data/guidance.h"
#include "data/limits.h"

enum {
	CASES = 30,           /* of each service and bundle */
	TOGETHER = 400,       /* lists of errands at random */
	MOST_TRIES = 3000,    /* until a case is one */
	MOST_ERRANDS = 4,
	MOST_ANSWERS = 200,
	LEAST_TRIED = 1500,
};

static struct catalogue *catalogue;
static struct checked checked;
static struct arena arena; /* for one case */
static uint64_t state_of_chance = 11;

static int
open_all(void **state)
{
	const char *path = getenv("KALAUZ_CATALOGUE"), *seed = getenv("ORACLE_SEED");
	(void)state;
	if (seed)
		state_of_chance = strtoull(seed, NULL, 10) | 1;
	check_read(&checked, "data/catalogue", "en");
	return catalogue_open(&catalogue, path ? path : "build/catalogue.db") == STATUS_DONE ? 0 : -1;
}

static int
close_all(void **state)
{
	(void)state;
	catalogue_close(catalogue);
	check_free(&checked);
	return 0;
}

/* xorshift64 */
static unsigned
below(unsigned most)
{
	state_of_chance ^= state_of_chance << 13;
	state_of_chance ^= state_of_chance >> 7;
	state_of_chance ^= state_of_chance << 17;
	return (unsigned)(state_of_chance >> 11) % most;
}

/* --------------------------------------------------------------------- reading -- */

/* An answer, to a question about something: "", a person or an errand. */
struct said {
	const struct entry *question;
	const char *about;
	uint32_t options;
	bool asked;
};

/* An errand, and the questions that it asks. */
struct task {
	const struct entry *service;
	unsigned number;
	const char *whom;   /* the option of `kinek`; NULL: nobody asks */
	const char *who;    /* "me", or a person */
	const struct entry *questions[MOST_ANSWERS];
	size_t count;
};

struct trial {
	struct task tasks[MOST_ERRANDS];
	size_t count;
	struct said said[MOST_ANSWERS];
	size_t said_count;
};

static const struct entry *
find_question(const struct entry *service, const char *name)
{
	const struct entry *own = service ? source_find(&checked.sources, KIND_QUESTION,
	    arena_printf(&arena, "%s.%s", service->id, name)) : NULL;
	return own ? own : source_find(&checked.sources, KIND_QUESTION, name);
}

/* The next "question=option" of a line; moves on. False: the end. */
static bool
next_term(const char **line, char *question, char *option)
{
	*line += strspn(*line, " &");
	if (sscanf(*line, "%120[^= ] = %120[^& ]", question, option) != 2)
		return false;
	*line += strcspn(*line, "&");
	return true;
}

static void
add_question(struct task *task, const struct entry *question)
{
	for (size_t i = 0; i < task->count; i++)
		if (task->questions[i] == question)
			return;
	assert_true(task->count < MOST_ANSWERS);
	task->questions[task->count++] = question;
}

/* The questions of a condition's lines. */
static void
add_lines(struct task *task, const struct entry *scope, const struct node *when)
{
	char question[128], option[128];
	for (const struct node *line = node_first(when); line; line = line->next)
		for (const char *rest = line->text; next_term(&rest, question, option);)
			add_question(task, find_question(scope, question));
}

static void
take_when(void *closure, struct node *node, const struct field *field, const struct shape *shape,
    const struct path *path)
{
	struct task *task = closure;
	(void)field;
	if (shape->type == VALUE_LIST && shape->item->type == VALUE_CONDITION && !path_begins(path, "questions"))
		add_lines(task, task->service, node);
}

/* A shared requirement, whose own conditions count where the service has none. */
static void
add_shared(struct task *task, const struct node *own, const struct node *shared)
{
	if (!node_has(own, "when"))
		add_lines(task, NULL, node_get(shared, "when"));
	const struct node *note = node_has(own, "notes") ? NULL : node_first(node_get(shared, "notes"));
	for (; note; note = note->next)
		add_lines(task, NULL, node_get(note, "when"));
}

static bool
lists(const struct node *list, const char *word)
{
	const struct node *node = node_first(list);
	while (node && !node_is(node, word))
		node = node->next;
	return node;
}

static void
gather_questions(struct task *task)
{
	const struct node *own = node_first(node_get(task->service->node, "requirements"));
	shape_visit(task->service->node, kind_shape(KIND_SERVICE), &(struct shape_visitor){take_when, task});
	for (; own; own = own->next)
		if (node_has(own, "use"))
			add_shared(task, own,
			    source_find(&checked.sources, KIND_REQUIREMENT, node_get_string(own, "use"))->node);
	for (size_t i = 0; i < checked.sources.of[KIND_REQUIREMENT].count; i++) {
		const struct node *shared = checked.sources.of[KIND_REQUIREMENT].items[i]->node;
		const char *whom = node_get_string(shared, "acting_for");
		if (!whom || !lists(node_get(task->service->node, "acting_for"), whom))
			continue;
		add_question(task, find_question(NULL, ACTING_QUESTION));
		add_shared(task, NULL, shared);
	}
	for (size_t i = 0; i < task->count; i++) {
		const struct entry *question = task->questions[i];
		add_lines(task, question->service, node_get(question->node, "asked_when"));
		add_lines(task, question->service, node_get(question->node, "impossible"));
	}
}

/* ----------------------------------------------------------------------- cases -- */

static const char *
about_of(const struct task *task, const struct entry *question)
{
	const char *about = node_get_string(question->node, "about");
	if (!about)
		about = question->service || !strcmp(question->id, ACTING_QUESTION) ? "errand" : "person";
	return !strcmp(about, "visitor") ? "" : !strcmp(about, "person") ? task->who
	    : arena_printf(&arena, "%u", task->number);
}

static struct said *
said_in(struct trial *trial, const struct task *task, const struct entry *question)
{
	const char *about = about_of(task, question);
	for (size_t i = 0; i < trial->said_count; i++)
		if (trial->said[i].question == question && !strcmp(trial->said[i].about, about))
			return &trial->said[i];
	return NULL;
}

static bool holds(struct trial *, const struct task *, const struct entry *scope, const struct node *when);

/* Whether the task asks the question, in this case. */
static bool
asks(struct trial *trial, const struct task *task, const struct entry *question)
{
	const struct node *asked_when = node_get(question->node, "asked_when");
	return !asked_when || holds(trial, task, question->service, asked_when);
}

static unsigned
place_of(const struct entry *question, const char *option)
{
	unsigned place = 0;
	const struct node *node = node_first(node_get(question->node, "options"));
	for (; !node_is(node_get(node, "id"), option); node = node->next)
		place++;
	return place;
}

static bool
line_holds(struct trial *trial, const struct task *task, const struct entry *scope, const struct node *line)
{
	char name[128], option[128];
	for (const char *rest = line->text; next_term(&rest, name, option);) {
		const struct entry *question = find_question(scope, name);
		const struct said *said = said_in(trial, task, question);
		if (!(said->options >> place_of(question, option) & 1) || !asks(trial, task, question))
			return false;
	}
	return true;
}

/* No condition: always. */
static bool
holds(struct trial *trial, const struct task *task, const struct entry *scope, const struct node *when)
{
	const struct node *line = node_first(when);
	while (line && !line_holds(trial, task, scope, line))
		line = line->next;
	return line || !when;
}

static void
say_anything(struct trial *trial, const struct task *task, const struct entry *question)
{
	unsigned options = node_get(question->node, "options")->count;
	struct said said = {question, about_of(task, question), UINT32_C(1) << below(options), false};
	if (said_in(trial, task, question))
		return;
	if (node_is(node_get(question->node, "choice"), "many"))
		for (unsigned o = 0; o < options; o++)
			said.options = (said.options & ~(UINT32_C(1) << o)) | (uint32_t)(below(5) < 2) << o;
	if (task->whom && !strcmp(question->id, ACTING_QUESTION))
		said.options = UINT32_C(1) << place_of(question, task->whom);
	assert_true(trial->said_count < MOST_ANSWERS);
	trial->said[trial->said_count++] = said;
}

/* Answers everything; false: such answers cannot be, or errands differ in what they ask. */
static bool
say_all(struct trial *trial)
{
	trial->said_count = 0;
	for (size_t t = 0; t < trial->count; t++)
		for (size_t q = 0; q < trial->tasks[t].count; q++)
			say_anything(trial, &trial->tasks[t], trial->tasks[t].questions[q]);
	for (size_t t = 0; t < trial->count; t++)
		for (size_t q = 0; q < trial->tasks[t].count; q++) {
			const struct entry *question = trial->tasks[t].questions[q];
			const struct node *impossible = node_get(question->node, "impossible");
			if (impossible && holds(trial, &trial->tasks[t], question->service, impossible))
				return false;
			said_in(trial, &trial->tasks[t], question)->asked = asks(trial, &trial->tasks[t], question);
		}
	for (size_t t = 0; t < trial->count; t++)
		for (size_t q = 0; q < trial->tasks[t].count; q++) {
			const struct entry *question = trial->tasks[t].questions[q];
			if (said_in(trial, &trial->tasks[t], question)->asked != asks(trial, &trial->tasks[t], question))
				return false;
		}
	return true;
}

/* ---------------------------------------------------------------------- papers -- */

/* What is asked for of one document of one person. */
struct wanted {
	const char *name; /* "utlevel@child" */
	unsigned shown[FORMS], kept[FORMS];
	unsigned days;    /* the strictest age; 0: any */
};

struct wanted_set {
	struct wanted items[LIMIT_SET];
	size_t count;
};

struct wanted_line {
	struct wanted_set sets[LIMIT_SET];
	size_t count;
	bool if_held;
	const char *key;
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct wanted *)a)->name, ((const struct wanted *)b)->name);
}

static const char *
set_key(const struct wanted_set *set)
{
	const char *key = "";
	for (size_t i = 0; i < set->count; i++)
		key = arena_printf(&arena, "%s%s+", key, set->items[i].name);
	return key;
}

static int
by_key(const void *a, const void *b)
{
	return strcmp(set_key(a), set_key(b));
}

static void
sort_line(struct wanted_line *line)
{
	for (size_t s = 0; s < line->count; s++)
		qsort(line->sets[s].items, line->sets[s].count, sizeof *line->sets[s].items, by_name);
	qsort(line->sets, line->count, sizeof *line->sets, by_key);
	line->key = "";
	for (size_t s = 0; s < line->count; s++)
		line->key = arena_printf(&arena, "%s%s|", line->key, set_key(&line->sets[s]));
}

/* Whose a paper is: roles of the reader's own family, and of the own child's, are the same people everywhere. */
static const char *
owner_of(const struct task *task, const char *whose)
{
	bool own = !strcmp(task->who, "me") || !strcmp(task->who, CATALOGUE_CHILD);
	const struct entry *person = source_find(&checked.sources, KIND_PERSON, whose);
	if (node_has(person->node, "visitor"))
		return "me";
	if (!strcmp(whose, DEFAULT_PERSON) || !strcmp(whose, task->who))
		return task->who;
	return own ? whose : arena_printf(&arena, "%s/%s", whose, task->who);
}

static const char *
word_or(const struct node *map, const char *key, const char *otherwise)
{
	const char *word = node_get_string(map, key);
	return word ? word : otherwise;
}

static struct wanted
read_paper(const struct task *task, const struct node *paper, const char *whose)
{
	static const char *const forms[FORMS] = {"original", "copy", "either", "none"};
	const char *form = word_or(paper, "form", "original"), *age = node_get_string(paper, "max_age");
	char unit = 0;
	struct wanted wanted = {.name = arena_printf(&arena, "%s@%s", node_get_string(paper, "document"),
	    owner_of(task, whose ? whose : word_or(paper, "whose", DEFAULT_PERSON)))};
	bool kept = !strcmp(word_or(paper, "handling", "shown"), "kept");
	for (size_t f = 0; f < FORMS; f++)
		if (!strcmp(forms[f], form))
			(kept ? wanted.kept : wanted.shown)[f] = (unsigned)strtoul(word_or(paper, "count", "1"), NULL, 10);
	if (age && sscanf(age, "%u %c", &wanted.days, &unit) == 2)
		wanted.days *= unit == 'd' ? 1 : unit == 'm' ? 30 : 365;
	return wanted;
}

/* False: the office sees it itself. */
static bool
read_line(const struct task *task, const struct node *body, const char *whose, struct wanted_line *out)
{
	const struct node *set = node_first(node_get(body, "one_of"));
	const struct node *first = set ? node_first(set) : body;
	if (node_is(node_get(first, "handling"), "seen"))
		return false;
	if (!set) {
		out->sets[0].items[out->sets[0].count++] = read_paper(task, body, whose);
		out->count = 1;
	}
	for (; set; set = set->next, out->count++)
		for (const struct node *paper = node_first(set); paper; paper = paper->next)
			out->sets[out->count].items[out->sets[out->count].count++] = read_paper(task, paper, whose);
	sort_line(out);
	return true;
}

static void
add_wanted(struct wanted *into, const struct wanted *from)
{
	for (size_t f = 0; f < FORMS; f++) {
		into->kept[f] += from->kept[f];
		into->shown[f] = from->shown[f] > into->shown[f] ? from->shown[f] : into->shown[f];
	}
	if (from->days && (!into->days || from->days < into->days))
		into->days = from->days;
}

/* One more line, or more of one that is there. */
static void
add_line(struct list *lines, const struct wanted_line *line)
{
	struct wanted_line *all = lines->items;
	for (size_t i = 0; i < lines->count; i++) {
		if (strcmp(all[i].key, line->key))
			continue;
		for (size_t s = 0; s < line->count; s++)
			for (size_t n = 0; n < line->sets[s].count; n++)
				add_wanted(&all[i].sets[s].items[n], &line->sets[s].items[n]);
		all[i].if_held &= line->if_held;
		return;
	}
	*LIST_ADD(lines, &arena, struct wanted_line) = *line;
}

static void
read_requirement(struct trial *trial, const struct task *task, const struct node *own, const struct node *shared,
    struct list *lines)
{
	const struct node *body = shared ? shared : own;
	bool own_when = !shared || node_has(own, "when");
	struct wanted_line *line = arena_alloc(&arena, sizeof *line);
	line->if_held = node_has(own, "if_held") || node_has(body, "if_held");
	if (holds(trial, task, own_when ? task->service : NULL, node_get(own_when ? own : body, "when")) &&
	    read_line(task, body, shared ? node_get_string(own, "whose") : NULL, line))
		add_line(lines, line);
}

/* Whether the errand is for others, by what was said. */
static bool
is_excluded(struct trial *trial, const struct task *task)
{
	const struct node *rule = node_first(node_get(task->service->node, "eligibility"));
	while (rule && !(node_is(node_get(rule, "kind"), "not") && node_has(rule, "when") &&
	    holds(trial, task, task->service, node_get(rule, "when"))))
		rule = rule->next;
	return rule;
}

static void
read_papers(struct trial *trial, const struct task *task, struct list *lines)
{
	if (is_excluded(trial, task))
		return;
	const struct node *own = node_first(node_get(task->service->node, "requirements"));
	for (; own; own = own->next) {
		const char *use = node_get_string(own, "use");
		read_requirement(trial, task, own,
		    use ? source_find(&checked.sources, KIND_REQUIREMENT, use)->node : NULL, lines);
	}
	for (size_t i = 0; i < checked.sources.of[KIND_REQUIREMENT].count; i++) {
		const struct node *shared = checked.sources.of[KIND_REQUIREMENT].items[i]->node;
		const char *whom = node_get_string(shared, "acting_for");
		if (whom && task->whom && !strcmp(whom, task->whom) &&
		    lists(node_get(task->service->node, "acting_for"), whom))
			read_requirement(trial, task, NULL, shared, lines);
	}
}

/* Whether an answer says that its person does not have the paper "utlevel@child". */
static bool
is_lost(struct trial *trial, const char *name)
{
	for (size_t t = 0; t < trial->count; t++)
		for (size_t q = 0; q < trial->tasks[t].count; q++) {
			const struct entry *question = trial->tasks[t].questions[q];
			const struct said *said = said_in(trial, &trial->tasks[t], question);
			const struct node *option = node_first(node_get(question->node, "options"));
			const char *who = *said->about ? trial->tasks[t].who : "me";
			for (unsigned o = 0; option; option = option->next, o++)
				for (const struct node *lack = node_first(node_get(option, "lacks")); lack; lack = lack->next)
					if (said->asked && said->options >> o & 1 &&
					    !strcmp(arena_printf(&arena, "%s@%s", lack->text, who), name))
						return true;
		}
	return false;
}

/* --------------------------------------------------------------------- writing -- */

static const char *
wanted_words(const struct wanted *w, bool lost)
{
	return arena_printf(&arena, "%s%s s%u,%u,%u,%u k%u,%u,%u,%u a%u", w->name, lost ? "!" : "", w->shown[0],
	    w->shown[1], w->shown[2], w->shown[3], w->kept[0], w->kept[1], w->kept[2], w->kept[3], w->days);
}

static const char *
line_words(struct wanted_line *line, struct trial *trial)
{
	const char *words = line->if_held ? "(" : "[";
	for (size_t s = 0; s < line->count; s++) {
		bool lost = false;
		for (size_t n = 0; n < line->sets[s].count; n++)
			lost |= is_lost(trial, line->sets[s].items[n].name);
		for (size_t n = 0; n < line->sets[s].count; n++)
			words = arena_printf(&arena, "%s %s", words, wanted_words(&line->sets[s].items[n], lost));
		words = arena_printf(&arena, "%s;", words);
	}
	return words;
}

static int
by_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *
joined(const char **words, size_t count)
{
	const char *all = "";
	if (count)
		qsort(words, count, sizeof *words, by_words);
	for (size_t i = 0; i < count; i++)
		all = arena_printf(&arena, "%s%s\n", all, words[i]);
	return all;
}

static const char *
expected(struct trial *trial)
{
	struct list lines = {0};
	for (size_t t = 0; t < trial->count; t++)
		read_papers(trial, &trial->tasks[t], &lines);
	const char **words = arena_array(&arena, lines.count, sizeof *words);
	for (size_t i = 0; i < lines.count; i++)
		words[i] = line_words((struct wanted_line *)lines.items + i, trial);
	return joined(words, lines.count);
}

/* -------------------------------------------------------------------- guidance -- */

static const char *
name_of(int64_t id)
{
	const char *name = "me";
	if (id)
		assert_int_equal(catalogue_id_name(catalogue, &arena, id, &name), STATUS_DONE);
	return name;
}

static struct who
who_of(const struct task *task)
{
	const struct entry *person = source_find(&checked.sources, KIND_PERSON, task->who);
	return (struct who){person ? person->key : 0, 0};
}

static struct statements
statements_of(struct trial *trial)
{
	struct list list = {0};
	for (size_t t = 0; t < trial->count; t++)
		for (size_t q = 0; q < trial->tasks[t].count; q++) {
			const struct task *task = &trial->tasks[t];
			const struct said *said = said_in(trial, task, task->questions[q]);
			const char *about = node_get_string(said->question->node, "about");
			struct statement statement = {
				.answer = {.question = said->question->key, .options = said->options},
				.about = about && !strcmp(about, "visitor") ? ABOUT_VISITOR
				    : !strcmp(said->about, task->who) ? ABOUT_PERSON : ABOUT_ERRAND,
			};
			if (statement.about == ABOUT_PERSON)
				statement.who = who_of(task);
			if (statement.about == ABOUT_ERRAND)
				statement.errand = task->number;
			if (said->asked)
				*LIST_ADD(&list, &arena, struct statement) = statement;
		}
	return (struct statements){list.items, list.count};
}

static void
read_need(const struct need *need, struct wanted *out)
{
	static const unsigned days[] = {[AGE_DAYS] = 1, [AGE_MONTHS] = 30, [AGE_YEARS] = 365};
	const char *owner = name_of(need->whose.of.person);
	if (need->whose.role)
		owner = arena_printf(&arena, "%s/%s", name_of(need->whose.role), owner);
	out->name = arena_printf(&arena, "%s@%s", name_of(need->paper->document.id), owner);
	memcpy(out->shown, need->shown, sizeof out->shown);
	memcpy(out->kept, need->kept, sizeof out->kept);
	out->days = need->max_age * days[need->age_unit];
}

/* The line as guidance has it; what it says of lost papers is compared, too. */
static const char *
need_words(const struct need_line *line)
{
	struct wanted_line *wanted = arena_alloc(&arena, sizeof *wanted);
	const char *lost = "";
	wanted->if_held = line->if_held;
	wanted->count = line->set_count;
	for (size_t s = 0; s < line->set_count; s++) {
		wanted->sets[s].count = line->sets[s].count;
		for (size_t n = 0; n < line->sets[s].count; n++)
			read_need(&line->sets[s].needs[n], &wanted->sets[s].items[n]);
		qsort(wanted->sets[s].items, wanted->sets[s].count, sizeof(struct wanted), by_name);
		if (line->sets[s].lacking)
			lost = arena_printf(&arena, "%s%s|", lost, set_key(&wanted->sets[s]));
	}
	sort_line(wanted);
	const char *words = wanted->if_held ? "(" : "[";
	for (size_t s = 0; s < wanted->count; s++) {
		bool is_lost_set = strstr(lost, arena_printf(&arena, "%s|", set_key(&wanted->sets[s])));
		for (size_t n = 0; n < wanted->sets[s].count; n++)
			words = arena_printf(&arena, "%s %s", words, wanted_words(&wanted->sets[s].items[n], is_lost_set));
		words = arena_printf(&arena, "%s;", words);
	}
	return words;
}

static const char *
found(struct trial *trial)
{
	static const struct ticks no_ticks;
	struct errand errands[MOST_ERRANDS];
	struct statements statements = statements_of(trial);
	struct guidance g;
	for (size_t t = 0; t < trial->count; t++)
		errands[t] = (struct errand){trial->tasks[t].number, trial->tasks[t].service->key, who_of(&trial->tasks[t])};
	assert_int_equal(guidance_load(catalogue, &arena, "hu", errands, trial->count, &statements, &no_ticks, NULL, &g),
	    STATUS_DONE);
	assert_int_equal(g.fallen_count, 0);
	const char **words = arena_array(&arena, g.papers.count, sizeof *words);
	size_t count = 0;
	for (size_t i = 0; i < g.papers.count; i++) {
		if (!g.papers.lines[i].seen)
			assert_int_not_equal(g.papers.lines[i].truth, TRUTH_OPEN);
		if (!g.papers.lines[i].seen && g.papers.lines[i].truth == TRUTH_YES)
			words[count++] = need_words(&g.papers.lines[i]);
	}
	return joined(words, count);
}

/* ---------------------------------------------------------------------- trials -- */

/* For whom: one of those for whom the service lets one act, if it asks at all. */
static void
choose_whom(struct task *task, const char *wanted)
{
	const struct entry *acting = find_question(NULL, ACTING_QUESTION);
	const struct node *list = node_get(task->service->node, "acting_for"), *option;
	unsigned chosen = below((list ? list->count : 0) + 1);
	bool is_asked = false;
	for (size_t i = 0; i < task->count; i++)
		is_asked |= task->questions[i] == acting;
	task->who = "me";
	if (!is_asked)
		return;
	task->whom = ACTING_FOR_ONESELF;
	for (option = node_first(list); option && chosen; option = option->next, chosen--)
		task->whom = option->text;
	if (wanted)
		task->whom = wanted;
	for (option = node_first(node_get(acting->node, "options")); option; option = option->next)
		if (node_is(node_get(option, "id"), task->whom) && node_has(option, "person"))
			task->who = node_get_string(option, "person");
}

static void
add_task(struct trial *trial, const struct entry *service, const char *whom)
{
	struct task *task = &trial->tasks[trial->count];
	memset(task, 0, sizeof *task);
	task->service = service;
	task->number = (unsigned)++trial->count;
	gather_questions(task);
	choose_whom(task, whom);
}

static const char *
describe(struct trial *trial)
{
	const char *words = "";
	for (size_t t = 0; t < trial->count; t++)
		words = arena_printf(&arena, "%s%s for %s\n", words, trial->tasks[t].service->id, trial->tasks[t].who);
	for (size_t i = 0; i < trial->said_count; i++)
		if (trial->said[i].asked)
			words = arena_printf(&arena, "%s  %s (%s): %x\n", words, trial->said[i].question->id,
			    trial->said[i].about, (unsigned)trial->said[i].options);
	return words;
}

/* Whether a case was found. */
static bool
compare(struct trial *trial)
{
	int tries = 0;
	while (tries < MOST_TRIES && !say_all(trial))
		tries++;
	if (tries == MOST_TRIES)
		return false;
	const char *wanted = expected(trial), *got = found(trial);
	if (strcmp(wanted, got))
		fail_msg("%sin the sources:\n%sby guidance:\n%s", describe(trial), wanted, got);
	return true;
}

static size_t tried, untried;

static void
count(bool done)
{
	tried += done;
	untried += !done;
	arena_rewind(&arena, (struct arena_mark){0});
}

static void
test_services(void **state)
{
	struct trial *trial = calloc(1, sizeof *trial);
	(void)state;
	assert_int_equal(checked.faults.count, 0);
	for (size_t i = 0; i < checked.sources.of[KIND_SERVICE].count; i++)
		for (int n = 0; n < CASES; n++) {
			trial->count = 0;
			add_task(trial, checked.sources.of[KIND_SERVICE].items[i], NULL);
			count(compare(trial));
		}
	free(trial);
}

static void
test_bundles(void **state)
{
	struct trial *trial = calloc(1, sizeof *trial);
	(void)state;
	for (size_t i = 0; i < checked.sources.of[KIND_LIFE_EVENT].count; i++) {
		const struct node *bundle = node_first(node_get(checked.sources.of[KIND_LIFE_EVENT].items[i]->node, "bundles"));
		for (; bundle; bundle = bundle->next)
			for (int n = 0; n < CASES; n++) {
				const struct node *member = node_first(node_get(bundle, "services"));
				trial->count = 0;
				for (; member && trial->count < MOST_ERRANDS; member = member->next)
					add_task(trial, source_find(&checked.sources, KIND_SERVICE, member->kind == NODE_MAP
					    ? node_get_string(member, "service") : member->text), node_get_string(member, "for"));
				count(compare(trial));
			}
	}
	free(trial);
}

/* Any two to four services, for anybody; the same one for two people, too. */
static void
test_together(void **state)
{
	struct trial *trial = calloc(1, sizeof *trial);
	(void)state;
	for (int n = 0; n < TOGETHER; n++) {
		trial->count = 0;
		for (unsigned errands = 2 + below(MOST_ERRANDS - 1); trial->count < errands;)
			add_task(trial, checked.sources.of[KIND_SERVICE].items[
			    below((unsigned)checked.sources.of[KIND_SERVICE].count)], NULL);
		count(compare(trial));
	}
	print_message("%zu cases compared, %zu not found\n", tried, untried);
	assert_true(tried >= LEAST_TRIED);
	assert_true(untried * 5 < tried);
	free(trial);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_services),
		cmocka_unit_test(test_bundles),
		cmocka_unit_test(test_together),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}

#include "data/editor/build/replica_rows.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_COLUMNS = 16 };

/* A table: how many columns its primary key has, the type of each column ('n' number,
 * 't' text, 'b' blob), and how a row gets in. */
static const struct {
	const char *name;
	size_t key;
	const char *types, *insert;
	const char *parameters[MAX_COLUMNS];
} tables[ROW_TABLES] = {
	[ROW_THING] = {"thing", 1, "nttn",
	    "INSERT INTO thing (id, kind, name, number) VALUES (:id, :kind, :name, :number)",
	    {":id", ":kind", ":name", ":number"}},
	[ROW_TEXT] = {"text", 3, "tnntt",
	    "INSERT INTO text (lang, owner, slot, text, spoken)"
	    " VALUES (:lang, :owner, :slot, :text, :spoken)",
	    {":lang", ":owner", ":slot", ":text", ":spoken"}},
	[ROW_SPAN] = {"span", 4, "tnnnnn",
	    "INSERT INTO span (lang, owner, slot, start, size, term)"
	    " VALUES (:lang, :owner, :slot, :start, :size, :term)",
	    {":lang", ":owner", ":slot", ":start", ":size", ":term"}},
	[ROW_SORT_KEY] = {"sort_key", 4, "ttbn",
	    "INSERT INTO sort_key (lang, kind, key, owner) VALUES (:lang, :kind, :key, :owner)",
	    {":lang", ":kind", ":key", ":owner"}},
	[ROW_ALIAS] = {"alias", 2, "nntt",
	    "INSERT INTO alias (owner, position, lang, words) VALUES (:owner, :position, :lang, :words)",
	    {":owner", ":position", ":lang", ":words"}},
	[ROW_SOURCE] = {"source", 2, "nntt",
	    "INSERT INTO source (owner, position, url, as_of) VALUES (:owner, :position, :url, :as_of)",
	    {":owner", ":position", ":url", ":as_of"}},
	[ROW_LIFE_EVENT] = {"life_event", 1, "nn",
	    "INSERT INTO life_event (id, position) VALUES (:id, :position)",
	    {":id", ":position"}},
	[ROW_PERSON] = {"person", 1, "nnn",
	    "INSERT INTO person (id, position, visitor) VALUES (:id, :position, :visitor)",
	    {":id", ":position", ":visitor"}},
	[ROW_OFFICE_KIND] = {"office_kind", 1, "nn",
	    "INSERT INTO office_kind (id, position) VALUES (:id, :position)",
	    {":id", ":position"}},
	[ROW_AUTHORITY] = {"authority", 1, "nntt",
	    "INSERT INTO authority (id, office_kind, phone, url) VALUES (:id, :office_kind, :phone, :url)",
	    {":id", ":office_kind", ":phone", ":url"}},
	[ROW_PAYEE] = {"payee", 1, "n",
	    "INSERT INTO payee (id) VALUES (:id)",
	    {":id"}},
	[ROW_REMEDY] = {"remedy", 1, "nt",
	    "INSERT INTO remedy (id, legal_basis) VALUES (:id, :legal_basis)",
	    {":id", ":legal_basis"}},
	[ROW_TERM] = {"term", 1, "n",
	    "INSERT INTO term (id) VALUES (:id)",
	    {":id"}},
	[ROW_MATTER] = {"matter", 1, "nnntt",
	    "INSERT INTO matter (id, authority, service, title, as_of)"
	    " VALUES (:id, :authority, :service, :title, :as_of)",
	    {":id", ":authority", ":service", ":title", ":as_of"}},
	[ROW_AZ_LETTER] = {"az_letter", 2, "tntn",
	    "INSERT INTO az_letter (lang, letter, name, lines) VALUES (:lang, :letter, :name, :lines)",
	    {":lang", ":letter", ":name", ":lines"}},
	[ROW_AZ] = {"az", 4, "tnbnnn",
	    "INSERT INTO az (lang, letter, key, target, named, alias)"
	    " VALUES (:lang, :letter, :key, :target, :named, :alias)",
	    {":lang", ":letter", ":key", ":target", ":named", ":alias"}},
	[ROW_SERVICE] = {"service", 1, "ntntntnnnttn",
	    "INSERT INTO service (id, code, authority, audience, no_papers, as_of, caution_slot,"
	    " appeal_slot, remedy, town, verified_on, verified_by_slot) VALUES (:id, :code, :authority,"
	    " :audience, :no_papers, :as_of, :caution_slot, :appeal_slot, :remedy, :town, :verified_on,"
	    " :verified_by_slot)",
	    {":id", ":code", ":authority", ":audience", ":no_papers", ":as_of", ":caution_slot",
	    ":appeal_slot", ":remedy", ":town", ":verified_on", ":verified_by_slot"}},
	[ROW_QUESTION] = {"question", 1, "nnttnn",
	    "INSERT INTO question (id, service, about, choice, why_slot, asked_when)"
	    " VALUES (:id, :service, :about, :choice, :why_slot, :asked_when)",
	    {":id", ":service", ":about", ":choice", ":why_slot", ":asked_when"}},
	[ROW_OPTION] = {"option", 2, "nntnnnn",
	    "INSERT INTO option (question, position, name, number, text_slot, case_slot, person)"
	    " VALUES (:question, :position, :name, :number, :text_slot, :case_slot, :person)",
	    {":question", ":position", ":name", ":number", ":text_slot", ":case_slot", ":person"}},
	[ROW_OPTION_LACKS] = {"option_lacks", 3, "nnn",
	    "INSERT INTO option_lacks (question, option, document) VALUES (:question, :option, :document)",
	    {":question", ":option", ":document"}},
	[ROW_CONDITION] = {"condition", 5, "nnnnn",
	    "INSERT INTO condition (owner, condition, clause, question, option)"
	    " VALUES (:owner, :condition, :clause, :question, :option)",
	    {":owner", ":condition", ":clause", ":question", ":option"}},
	[ROW_IMPOSSIBLE] = {"impossible", 2, "nn",
	    "INSERT INTO impossible (question, condition) VALUES (:question, :condition)",
	    {":question", ":condition"}},
	[ROW_DOCUMENT] = {"document", 1, "nnnnn",
	    "INSERT INTO document (id, looks_slot, from_slot, caution_slot, issued_by)"
	    " VALUES (:id, :looks_slot, :from_slot, :caution_slot, :issued_by)",
	    {":id", ":looks_slot", ":from_slot", ":caution_slot", ":issued_by"}},
	[ROW_OFFICE] = {"office", 1, "nnnnnnnnnntt",
	    "INSERT INTO office (id, kind, county_slot, city_slot, address_slot, phone_slot,"
	    " email_slot, booking_slot, note_slot, ticket_slot, hours_as_of, as_of) VALUES (:id, :kind,"
	    " :county_slot, :city_slot, :address_slot, :phone_slot, :email_slot, :booking_slot,"
	    " :note_slot, :ticket_slot, :hours_as_of, :as_of)",
	    {":id", ":kind", ":county_slot", ":city_slot", ":address_slot", ":phone_slot",
	    ":email_slot", ":booking_slot", ":note_slot", ":ticket_slot", ":hours_as_of", ":as_of"}},
	[ROW_OPENING] = {"opening", 3, "nnnn",
	    "INSERT INTO opening (office, day, opens, closes) VALUES (:office, :day, :opens, :closes)",
	    {":office", ":day", ":opens", ":closes"}},
	[ROW_LIFE_EVENT_SERVICE] = {"life_event_service", 2, "nnnn",
	    "INSERT INTO life_event_service (life_event, position, service, home)"
	    " VALUES (:life_event, :position, :service, :home)",
	    {":life_event", ":position", ":service", ":home"}},
	[ROW_BUNDLE] = {"bundle", 2, "nnn",
	    "INSERT INTO bundle (life_event, position, name_slot)"
	    " VALUES (:life_event, :position, :name_slot)",
	    {":life_event", ":position", ":name_slot"}},
	[ROW_BUNDLE_SERVICE] = {"bundle_service", 3, "nnnnnn",
	    "INSERT INTO bundle_service (life_event, bundle, position, service, question, option)"
	    " VALUES (:life_event, :bundle, :position, :service, :question, :option)",
	    {":life_event", ":bundle", ":position", ":service", ":question", ":option"}},
	[ROW_YEAR] = {"year", 1, "n",
	    "INSERT INTO year (year) VALUES (:year)",
	    {":year"}},
	[ROW_SPECIAL_DAY] = {"special_day", 1, "tn",
	    "INSERT INTO special_day (date, working) VALUES (:date, :working)",
	    {":date", ":working"}},
	[ROW_STAFF_NOTE] = {"staff_note", 1, "nt",
	    "INSERT INTO staff_note (service, note) VALUES (:service, :note)",
	    {":service", ":note"}},
	[ROW_REQUIREMENT] = {"requirement", 4, "nnnnnnttnntnn",
	    "INSERT INTO requirement (service, item, choice, member, document, whose, handling, form,"
	    " count, max_age, age_unit, condition, if_held) VALUES (:service, :item, :choice,"
	    " :member, :document, :whose, :handling, :form, :count, :max_age, :age_unit,"
	    " :condition, :if_held)",
	    {":service", ":item", ":choice", ":member", ":document", ":whose", ":handling", ":form",
	    ":count", ":max_age", ":age_unit", ":condition", ":if_held"}},
	[ROW_REQUIREMENT_NOTE] = {"requirement_note", 3, "nnnnn",
	    "INSERT INTO requirement_note (service, item, position, text_slot, condition)"
	    " VALUES (:service, :item, :position, :text_slot, :condition)",
	    {":service", ":item", ":position", ":text_slot", ":condition"}},
	[ROW_ELIGIBILITY] = {"eligibility", 2, "nntnn",
	    "INSERT INTO eligibility (service, position, kind, text_slot, condition)"
	    " VALUES (:service, :position, :kind, :text_slot, :condition)",
	    {":service", ":position", ":kind", ":text_slot", ":condition"}},
	[ROW_INSTEAD] = {"instead", 3, "nnnnntt",
	    "INSERT INTO instead (service, eligibility, position, other, text_slot, phone, url)"
	    " VALUES (:service, :eligibility, :position, :other, :text_slot, :phone, :url)",
	    {":service", ":eligibility", ":position", ":other", ":text_slot", ":phone", ":url"}},
	[ROW_FEE] = {"fee", 2, "nnnnnnttn",
	    "INSERT INTO fee (service, position, amount, payee, for_slot, note_slot, valid_from, valid_to,"
	    " condition) VALUES (:service, :position, :amount, :payee, :for_slot, :note_slot, :valid_from,"
	    " :valid_to, :condition)",
	    {":service", ":position", ":amount", ":payee", ":for_slot", ":note_slot", ":valid_from",
	    ":valid_to", ":condition"}},
	[ROW_DEADLINE] = {"deadline", 2, "nntnnn",
	    "INSERT INTO deadline (service, position, kind, days, note_slot, condition)"
	    " VALUES (:service, :position, :kind, :days, :note_slot, :condition)",
	    {":service", ":position", ":kind", ":days", ":note_slot", ":condition"}},
	[ROW_ACT_BY] = {"act_by", 2, "nnntnnnn",
	    "INSERT INTO act_by (service, position, text_slot, kind, days, from_slot, note_slot, condition)"
	    " VALUES (:service, :position, :text_slot, :kind, :days, :from_slot, :note_slot, :condition)",
	    {":service", ":position", ":text_slot", ":kind", ":days", ":from_slot", ":note_slot",
	    ":condition"}},
	[ROW_PERIOD] = {"period", 2, "nnttnn",
	    "INSERT INTO period (service, position, \"from\", \"to\", text_slot, condition)"
	    " VALUES (:service, :position, :from, :to, :text_slot, :condition)",
	    {":service", ":position", ":from", ":to", ":text_slot", ":condition"}},
	[ROW_CHANNEL] = {"channel", 2, "nntnnttnnn",
	    "INSERT INTO channel (service, position, kind, office_kind, where_slot, url, identity,"
	    " saves_slot, note_slot, condition) VALUES (:service, :position, :kind, :office_kind,"
	    " :where_slot, :url, :identity, :saves_slot, :note_slot, :condition)",
	    {":service", ":position", ":kind", ":office_kind", ":where_slot", ":url", ":identity",
	    ":saves_slot", ":note_slot", ":condition"}},
	[ROW_STEP] = {"step", 2, "nnnn",
	    "INSERT INTO step (service, position, text_slot, condition)"
	    " VALUES (:service, :position, :text_slot, :condition)",
	    {":service", ":position", ":text_slot", ":condition"}},
	[ROW_OUTPUT] = {"output", 2, "nnnnnntn",
	    "INSERT INTO output (service, position, text_slot, validity_slot, pays, amount, every, condition)"
	    " VALUES (:service, :position, :text_slot, :validity_slot, :pays, :amount, :every, :condition)",
	    {":service", ":position", ":text_slot", ":validity_slot", ":pays", ":amount", ":every",
	    ":condition"}},
	[ROW_FORM] = {"form", 2, "nnntt",
	    "INSERT INTO form (service, position, name_slot, number, url)"
	    " VALUES (:service, :position, :name_slot, :number, :url)",
	    {":service", ":position", ":name_slot", ":number", ":url"}},
	[ROW_FAQ] = {"faq", 2, "nnnnn",
	    "INSERT INTO faq (service, position, question_slot, answer_slot, condition)"
	    " VALUES (:service, :position, :question_slot, :answer_slot, :condition)",
	    {":service", ":position", ":question_slot", ":answer_slot", ":condition"}},
	[ROW_SENT_BACK] = {"sent_back", 2, "nnnn",
	    "INSERT INTO sent_back (service, position, text_slot, condition)"
	    " VALUES (:service, :position, :text_slot, :condition)",
	    {":service", ":position", ":text_slot", ":condition"}},
	[ROW_LEGAL_BASIS] = {"legal_basis", 2, "nnt",
	    "INSERT INTO legal_basis (service, position, title) VALUES (:service, :position, :title)",
	    {":service", ":position", ":title"}},
	[ROW_RELATED] = {"related", 2, "nnn",
	    "INSERT INTO related (service, position, other) VALUES (:service, :position, :other)",
	    {":service", ":position", ":other"}},
};

static size_t
columns_of(enum row_table table)
{
	return strlen(tables[table].types);
}

/* Makes room for one more row. */
static void
make_room(struct replica_rows *rows, enum row_table table)
{
	size_t used = rows->of[table].count, room = used ? 2 * used : 256;
	if (used < rows->of[table].room)
		return;
	union value *values = realloc(rows->of[table].values,
	    room * columns_of(table) * sizeof *values);
	if (!values)
		abort();
	rows->of[table].values = values;
	rows->of[table].room = room;
}

void
replica_rows_add(struct replica_rows *rows, enum row_table table, const union value *values, size_t count)
{
	if (count != columns_of(table))
		abort();
	make_room(rows, table);
	memcpy(rows->of[table].values + rows->of[table].count * count, values, count * sizeof *values);
	rows->of[table].count++;
}

/* ------------------------------------------------------------------ sorting -- */

static int
compare_blobs(const struct blob *a, const struct blob *b)
{
	int order = memcmp(a->bytes, b->bytes, a->size < b->size ? a->size : b->size);
	return order ? order : (a->size > b->size) - (a->size < b->size);
}

/* By primary key, as SQLite orders it. */
static int
compare(const void *a, const void *b, void *closure)
{
	const enum row_table table = *(const enum row_table *)closure;
	const union value *x = a, *y = b;
	for (size_t i = 0; i < tables[table].key; i++) {
		int order;
		if (tables[table].types[i] == 'n')
			order = (x[i].number > y[i].number) - (x[i].number < y[i].number);
		else if (tables[table].types[i] == 't')
			order = strcmp(x[i].text, y[i].text);
		else
			order = compare_blobs(x[i].blob, y[i].blob);
		if (order)
			return order;
	}
	return 0;
}

static bool
is_sorted(const struct replica_rows *rows, enum row_table table)
{
	size_t columns = columns_of(table);
	for (size_t i = 1; i < rows->of[table].count; i++) {
		const union value *row = rows->of[table].values + i * columns;
		if (compare(row - columns, row, &table) > 0)
			return false;
	}
	return true;
}

void
replica_rows_sort(struct replica_rows *rows, enum row_table first, enum row_table end)
{
	for (enum row_table table = first; table < end; table++)
		if (!is_sorted(rows, table))
			qsort_r(rows->of[table].values, rows->of[table].count,
			    columns_of(table) * sizeof(union value), compare, &table);
}

/* ------------------------------------------------------------------ hashing -- */

/* A tag, and a number as eight bytes, the highest first. */
static void
hash_number(struct digest *digest, char tag, uint64_t number)
{
	unsigned char bytes[9] = {(unsigned char)tag};
	for (int i = 8; i > 0; i--, number >>= 8)
		bytes[i] = number & 0xff;
	digest_add(digest, bytes, sizeof bytes);
}

static void
hash_value(struct digest *digest, char type, const union value *value)
{
	if (type == 'n' ? value->number == ROW_NULL : !value->text) {
		digest_add(digest, "N", 1);
	} else if (type == 'n') {
		hash_number(digest, 'I', (uint64_t)value->number);
	} else if (type == 't') {
		size_t size = strlen(value->text);
		hash_number(digest, 'S', size);
		digest_add(digest, value->text, size);
	} else {
		hash_number(digest, 'B', value->blob->size);
		digest_add(digest, value->blob->bytes, value->blob->size);
	}
}

static void
hash_table(struct digest *digest, const struct replica_rows *rows, enum row_table table)
{
	size_t columns = columns_of(table);
	hash_number(digest, 'T', strlen(tables[table].name));
	digest_add(digest, tables[table].name, strlen(tables[table].name));
	for (size_t i = 0; i < rows->of[table].count; i++)
		for (size_t c = 0; c < columns; c++)
			hash_value(digest, tables[table].types[c], &rows->of[table].values[i * columns + c]);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(tables[*(const enum row_table *)a].name, tables[*(const enum row_table *)b].name);
}

void
replica_rows_content_id(const struct replica_rows *rows, char hex[DIGEST_HEX])
{
	enum row_table order[ROW_TABLES];
	for (enum row_table table = 0; table < ROW_TABLES; table++)
		order[table] = table;
	qsort(order, ROW_TABLES, sizeof *order, by_name);
	struct digest *digest = digest_new();
	for (size_t i = 0; i < ROW_TABLES; i++)
		hash_table(digest, rows, order[i]);
	digest_end(digest, hex);
}

/* ------------------------------------------------------------------ writing -- */

static void
bind(struct query *query, const char *parameter, char type, const union value *value)
{
	if (type == 'n' ? value->number == ROW_NULL : !value->text)
		db_bind_null(query, parameter);
	else if (type == 'n')
		db_bind_int(query, parameter, value->number);
	else if (type == 't')
		db_bind_text(query, parameter, value->text);
	else
		db_bind_blob(query, parameter, value->blob->bytes, value->blob->size);
}

static enum status
write_table(const struct replica_rows *rows, struct db *db, enum row_table table)
{
	struct query *query = db_query(db, tables[table].insert);
	size_t columns = columns_of(table);
	enum status status = STATUS_DONE;
	for (size_t i = 0; status == STATUS_DONE && i < rows->of[table].count; i++) {
		for (size_t c = 0; c < columns; c++)
			bind(query, tables[table].parameters[c], tables[table].types[c],
			    &rows->of[table].values[i * columns + c]);
		status = db_step(query);
	}
	return status;
}

enum status
replica_rows_write(const struct replica_rows *rows, struct db *db, enum row_table first, enum row_table end)
{
	enum status status = STATUS_DONE;
	for (enum row_table table = first; status == STATUS_DONE && table < end; table++)
		status = write_table(rows, db, table);
	return status;
}

void
replica_rows_free(struct replica_rows *rows)
{
	for (size_t i = 0; i < ROW_TABLES; i++)
		free(rows->of[i].values);
	*rows = (struct replica_rows){0};
}

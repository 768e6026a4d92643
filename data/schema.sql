-- The replica: one read-only SQLite file with everything that a kiosk shows.
--
-- Made by `kalauz-data build` from the YAML sources, read by libcatalogue.a,
-- never changed in place. user_version is the version of this schema: a kiosk
-- refuses one that it does not know.
--
-- Ids. Every thing that editors name (a service, a document, ...) is a row of
-- `thing`; its rowid is the first 48 bits of SHA-256 over "<kind> <name>", so
-- that adding one thing moves no other. Tables below that hang on a service
-- are keyed by the service and a position, so that all of a service's rows lie
-- together and an edited service changes few pages.
--
-- Texts. No table holds a visitor's text but `text`. Others hold a slot: the
-- number of the text within its owner. Hungarian is always there; a missing
-- row in another language means "not translated": the reader falls back.
--
-- Seals. What a page shows is read from the rows of one owner, and of each other
-- thing that it names no more than its rows in `thing`, the table of its kind and
-- `name`. These rows carry checksums, so that a row that was changed, lost, added
-- or swapped is found before it is shown. A row counts as XXH64 over its columns
-- (data/query/row_bytes.h), rows together as the sum of these modulo 2^64. Which
-- rows count where stands in data/query/replica_tables.c:
--   thing.seal        its row here, and its row in the table of its kind
--   thing.aliases     its rows of `alias`; thing.conditions of `condition`
--   thing.rows        all other rows of which it is the owner, the first column
--   name.seal         the row itself
--   name.texts        the owner's rows of `text` and `span` in the language
--   seal.value        rows of a list that is nobody's: "thing KIND", "calendar",
--                     "az_letter LANG" and "az LANG" (with the letter as number)
--   meta 'seal'       the other rows of `meta`, in hex
-- So no load asks for rows by what they point to: relations that are read from
-- both ends, and counts, stand on both sides.
--
-- Conditions. A disjunction of conjunctions of question = option. Columns named
-- `condition` hold its number within the owner; NULL means always.

CREATE TABLE meta (
	key   TEXT PRIMARY KEY CHECK (key IN ('content_id', 'date', 'name', 'languages', 'seal')),
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for each thing with a name of its own. `number` is permanent: what
-- leaves the kiosk on paper or as a code names things by it.
CREATE TABLE thing (
	id   INTEGER PRIMARY KEY CHECK (id BETWEEN 0 AND 281474976710655),
	kind TEXT NOT NULL CHECK (kind IN ('life_event', 'person', 'office_kind', 'authority',
	     'payee', 'amount', 'remedy', 'concept', 'document', 'question', 'service', 'office', 'term',
	     'matter')),
	name TEXT NOT NULL CHECK (name GLOB '[a-z0-9]*' AND name NOT GLOB '*[^a-z0-9.-]*'),
	number INTEGER CHECK (number > 0),
	aliases    INTEGER NOT NULL,
	conditions INTEGER NOT NULL,
	rows       INTEGER NOT NULL,
	seal       INTEGER NOT NULL,
	UNIQUE (kind, name),
	CHECK ((number IS NOT NULL) = (kind IN ('person', 'document', 'question', 'service')))
) STRICT;

-- The lists that are nobody's.
CREATE TABLE seal (
	list   TEXT NOT NULL,
	number INTEGER NOT NULL,
	value  INTEGER NOT NULL,
	PRIMARY KEY (list, number)
) STRICT, WITHOUT ROWID;

-- What a thing is called, and its summary, plain meaning or description (slots 0
-- and 1, see `enum slot` in catalogue.h). Every thing with texts has a row in
-- every language; NULL: not translated. `spoken` is there only where the rules of
-- data/spoken would not read the text right. `key` is the ICU sort key of the name, so that order
-- never depends on the kiosk's locale. `count`: how many texts it has besides.
CREATE TABLE name (
	lang           TEXT NOT NULL CHECK (length(lang) = 2),
	owner          INTEGER NOT NULL REFERENCES thing,
	name           TEXT CHECK (length(name) BETWEEN 1 AND 4000),
	spoken         TEXT CHECK (length(spoken) BETWEEN 1 AND 4000),
	summary        TEXT CHECK (length(summary) BETWEEN 1 AND 4000),
	summary_spoken TEXT CHECK (length(summary_spoken) BETWEEN 1 AND 4000),
	key            BLOB,
	count          INTEGER NOT NULL CHECK (count BETWEEN 0 AND 4096),
	texts          INTEGER NOT NULL,
	seal           INTEGER NOT NULL,
	PRIMARY KEY (lang, owner),
	CHECK (name IS NOT NULL OR lang <> 'hu')
) STRICT, WITHOUT ROWID;

-- All other texts.
CREATE TABLE text (
	lang   TEXT NOT NULL CHECK (length(lang) = 2),
	owner  INTEGER NOT NULL REFERENCES thing,
	slot   INTEGER NOT NULL CHECK (slot BETWEEN 2 AND 4095),
	text   TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
	spoken TEXT CHECK (length(spoken) BETWEEN 1 AND 4000),
	PRIMARY KEY (lang, owner, slot)
) STRICT, WITHOUT ROWID;

-- Where a glossary term occurs in a text: bytes, found by stem at build time.
CREATE TABLE span (
	lang  TEXT NOT NULL,
	owner INTEGER NOT NULL REFERENCES thing,
	slot  INTEGER NOT NULL,
	start INTEGER NOT NULL CHECK (start >= 0),
	size  INTEGER NOT NULL CHECK (size BETWEEN 1 AND 400),
	term  INTEGER NOT NULL REFERENCES thing,
	PRIMARY KEY (lang, owner, slot, start)
) STRICT, WITHOUT ROWID;

-- People's own words for a service, a life situation, a matter, a document or a term, in Hungarian
-- or in the words that foreigners type: for searching, and where they are names
-- rather than sentences, for lines "see ..." of the A-Z list. Of a concept: all
-- words that mean it; a * at the end of a word stands for any ending.
CREATE TABLE alias (
	owner    INTEGER NOT NULL REFERENCES thing,
	position INTEGER NOT NULL,
	lang     TEXT NOT NULL CHECK (length(lang) = 2),
	words    TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 200),
	PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

-- What people's words mean, whatever the language: for searching. An aside says
-- little ("tomorrow", "please").
CREATE TABLE concept (
	id   INTEGER PRIMARY KEY REFERENCES thing,
	kind TEXT NOT NULL CHECK (kind IN ('event', 'object', 'person', 'aside'))
) STRICT;

-- What a service or matter is about; the concepts of one position belong together:
-- lost + passport.
CREATE TABLE about (
	owner    INTEGER NOT NULL REFERENCES thing,
	position INTEGER NOT NULL,
	concept  INTEGER NOT NULL REFERENCES concept,
	PRIMARY KEY (owner, position, concept)
) STRICT, WITHOUT ROWID;

-- Sources that the texts of a service or office rest on.
CREATE TABLE source (
	owner    INTEGER NOT NULL REFERENCES thing,
	position INTEGER NOT NULL,
	url      TEXT NOT NULL,
	as_of    TEXT CHECK (as_of GLOB '[12][0-9][0-9][0-9]*'),
	PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------- conditions --

-- A question that the papers can depend on. `service` is the service that owns
-- it, NULL for a shared one. `about`: whose answer it is, that is, whether there
-- is one for the visit, for each person or for each errand.
CREATE TABLE question (
	id         INTEGER PRIMARY KEY REFERENCES thing,
	service    INTEGER REFERENCES service,
	about      TEXT NOT NULL CHECK (about IN ('visitor', 'person', 'errand')),
	choice     TEXT NOT NULL CHECK (choice IN ('one', 'many')),
	why_slot   INTEGER NOT NULL,
	asked_when INTEGER
) STRICT;

-- `text_slot` is the answer as shown on the button; `case_slot` the same as a
-- clause that reads after "ha" / "if". `person` is whose the applicant's own
-- papers are when this is the answer; NULL: still the applicant's. `number` is
-- permanent within the question.
CREATE TABLE option (
	question  INTEGER NOT NULL REFERENCES question,
	position  INTEGER NOT NULL CHECK (position BETWEEN 0 AND 15),
	name      TEXT NOT NULL,
	number    INTEGER NOT NULL CHECK (number > 0),
	text_slot INTEGER NOT NULL,
	case_slot INTEGER NOT NULL,
	person    INTEGER REFERENCES person,
	PRIMARY KEY (question, position),
	UNIQUE (question, name),
	UNIQUE (question, number)
) STRICT, WITHOUT ROWID;

-- Documents that the person of the errand does not have when this is the answer.
CREATE TABLE option_lacks (
	question INTEGER NOT NULL,
	option   INTEGER NOT NULL,
	document INTEGER NOT NULL REFERENCES document,
	PRIMARY KEY (question, option, document),
	FOREIGN KEY (question, option) REFERENCES option (question, position)
) STRICT, WITHOUT ROWID;

-- One term of a condition: within (owner, condition), clauses are ORed and the
-- terms of one clause ANDed.
CREATE TABLE condition (
	owner     INTEGER NOT NULL REFERENCES thing,
	condition INTEGER NOT NULL CHECK (condition >= 0),
	clause    INTEGER NOT NULL CHECK (clause >= 0),
	question  INTEGER NOT NULL,
	option    INTEGER NOT NULL,
	PRIMARY KEY (owner, condition, clause, question, option),
	FOREIGN KEY (question, option) REFERENCES option (question, position)
) STRICT, WITHOUT ROWID;

-- Combinations of answers that cannot be.
CREATE TABLE impossible (
	question  INTEGER NOT NULL REFERENCES question,
	condition INTEGER NOT NULL,
	PRIMARY KEY (question, condition)
) STRICT, WITHOUT ROWID;

-- -------------------------------------------------------------- registers --

-- `services`: how many it has.
CREATE TABLE life_event (
	id       INTEGER PRIMARY KEY REFERENCES thing,
	position INTEGER NOT NULL UNIQUE,
	services INTEGER NOT NULL CHECK (services >= 0)
) STRICT;

-- Whose a paper is. Slot 0: "gyermek"; slot 1: "a gyermeké". `visitor`: that is
-- who stands at the kiosk, so that the paper is the reader's own.
CREATE TABLE person (
	id       INTEGER PRIMARY KEY REFERENCES thing,
	position INTEGER NOT NULL UNIQUE,
	visitor  INTEGER NOT NULL CHECK (visitor IN (0, 1))
) STRICT;

-- Who is paid. Slot 0: "az orvosnak".
CREATE TABLE payee (
	id INTEGER PRIMARY KEY REFERENCES thing
) STRICT;

-- An amount that is given in one place, and stands in texts as {amount:hu:NAME},
-- hu being the language of the text. From a day on ('': since ever), to another
-- one (NULL: for good); days follow each other. Values are digits, and decimals
-- after a point; those of computed amounts stand here, too.
CREATE TABLE amount (
	id   INTEGER PRIMARY KEY REFERENCES thing,
	unit TEXT NOT NULL CHECK (unit IN ('HUF', 'percent', 'days', 'months', 'years', 'points'))
) STRICT;

CREATE TABLE amount_value (
	amount INTEGER NOT NULL REFERENCES amount,
	"from" TEXT NOT NULL CHECK ("from" = '' OR "from" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	"to"   TEXT CHECK ("to" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	value  TEXT NOT NULL CHECK (value GLOB '[0-9]*' AND value NOT GLOB '*[^0-9.]*'),
	PRIMARY KEY (amount, "from"),
	CHECK ("to" IS NULL OR "from" <= "to")
) STRICT, WITHOUT ROWID;

-- What to do against a decision, for all services that name it. Slot 0: the text.
CREATE TABLE remedy (
	id          INTEGER PRIMARY KEY REFERENCES thing,
	legal_basis TEXT
) STRICT;

-- Slot 1: where that is ("bármelyik kormányablakban"). `offices`: how many there
-- are.
CREATE TABLE office_kind (
	id       INTEGER PRIMARY KEY REFERENCES thing,
	position INTEGER NOT NULL UNIQUE,
	offices  INTEGER NOT NULL CHECK (offices >= 0)
) STRICT;

CREATE TABLE authority (
	id          INTEGER PRIMARY KEY REFERENCES thing,
	office_kind INTEGER REFERENCES office_kind,
	phone       TEXT,
	url         TEXT
) STRICT;

-- An evidence type. Slot 1: what it is.
CREATE TABLE document (
	id           INTEGER PRIMARY KEY REFERENCES thing,
	looks_slot   INTEGER,
	from_slot    INTEGER,
	caution_slot INTEGER,
	issued_by    INTEGER REFERENCES service,
	CHECK (from_slot IS NOT NULL OR issued_by IS NOT NULL)
) STRICT;

-- A sample of a letter that people write themselves: its paragraphs, in Hungarian only, as an
-- office reads them; and how to fill in what is left blank ("______").
CREATE TABLE letter (
	document INTEGER NOT NULL REFERENCES document,
	position INTEGER NOT NULL,
	line     TEXT NOT NULL,
	PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE fill_in (
	document  INTEGER NOT NULL REFERENCES document,
	position  INTEGER NOT NULL,
	text_slot INTEGER NOT NULL,
	PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- A term of the glossary. Slot 1: its plain meaning.
CREATE TABLE term (
	id INTEGER PRIMARY KEY REFERENCES thing
) STRICT;

-- A matter on the official list: who handles it, as of when we know, and its
-- official title, which is not translated. Slot 1: what to ask for at the desk,
-- where that is not just the name. `service` is the one that covers it.
CREATE TABLE matter (
	id        INTEGER PRIMARY KEY REFERENCES thing,
	authority INTEGER NOT NULL REFERENCES authority,
	service   INTEGER REFERENCES service,
	title     TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 600),
	as_of     TEXT CHECK (as_of GLOB '[12][0-9][0-9][0-9]*')
) STRICT;

-- A contact point.
CREATE TABLE office (
	id           INTEGER PRIMARY KEY REFERENCES thing,
	kind         INTEGER NOT NULL REFERENCES office_kind,
	county_slot  INTEGER NOT NULL,
	city_slot    INTEGER NOT NULL,
	address_slot INTEGER,
	phone_slot   INTEGER,
	email_slot   INTEGER,
	booking_slot INTEGER,
	note_slot    INTEGER,
	ticket_slot  INTEGER,
	hours_as_of  TEXT CHECK (hours_as_of GLOB '[12][0-9][0-9][0-9]*'),
	as_of        TEXT CHECK (as_of GLOB '[12][0-9][0-9][0-9]*')
) STRICT;

-- The same from the other end.
CREATE TABLE office_of_kind (
	kind   INTEGER NOT NULL REFERENCES office_kind,
	office INTEGER NOT NULL REFERENCES office,
	PRIMARY KEY (kind, office)
) STRICT, WITHOUT ROWID;

-- When an office is open; days count from Monday = 1, times are minutes after midnight.
CREATE TABLE opening (
	office INTEGER NOT NULL REFERENCES office,
	day    INTEGER NOT NULL CHECK (day BETWEEN 1 AND 7),
	opens  INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 1439),
	closes INTEGER NOT NULL CHECK (closes BETWEEN 1 AND 1440 AND closes > opens),
	PRIMARY KEY (office, day, opens)
) STRICT, WITHOUT ROWID;

-- A holiday of every year besides the statutory ones, which follow from the law;
-- `certain` 0: it is said with care that it may be one.
CREATE TABLE holiday (
	day     TEXT NOT NULL CHECK (day GLOB '[01][0-9]-[0-3][0-9]'),
	"from"  INTEGER NOT NULL CHECK ("from" BETWEEN 1900 AND 2199),
	"to"    INTEGER CHECK ("to" BETWEEN 1900 AND 2199),
	certain INTEGER NOT NULL CHECK (certain IN (0, 1)),
	PRIMARY KEY (day, "from"),
	CHECK ("to" IS NULL OR "from" <= "to")
) STRICT, WITHOUT ROWID;

-- A year of which it is known which days are moved.
CREATE TABLE year (
	year INTEGER PRIMARY KEY CHECK (year BETWEEN 1900 AND 2199)
) STRICT;

-- A day that is not what its weekday says: a day off instead (statutory holidays
-- may stand here, too), or a Saturday that is worked.
CREATE TABLE special_day (
	date    TEXT PRIMARY KEY CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	working INTEGER NOT NULL CHECK (working IN (0, 1))
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- service --

-- A public service. Slot 1: its summary. `verified_on` and `verified_by_slot`
-- stay NULL until an office has verified the texts; the page says which. `town`:
-- it holds only there. `home`: the life situation that it first belongs to.
CREATE TABLE service (
	id               INTEGER PRIMARY KEY REFERENCES thing,
	code             TEXT NOT NULL UNIQUE CHECK (code GLOB '[A-Z]*[0-9][0-9]'),
	authority        INTEGER NOT NULL REFERENCES authority,
	audience         TEXT NOT NULL,
	no_papers        INTEGER NOT NULL CHECK (no_papers IN (0, 1)),
	as_of            TEXT NOT NULL CHECK (as_of GLOB '[12][0-9][0-9][0-9]*'),
	caution_slot     INTEGER,
	appeal_slot      INTEGER,
	remedy           INTEGER REFERENCES remedy,
	town             TEXT,
	verified_on      TEXT CHECK (verified_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	verified_by_slot INTEGER,
	home             INTEGER NOT NULL REFERENCES life_event,
	CHECK ((verified_on IS NULL) = (verified_by_slot IS NULL)),
	CHECK (appeal_slot IS NULL OR remedy IS NULL)
) STRICT;

-- Which services a life situation leads to, in the order of the list.
CREATE TABLE life_event_service (
	life_event INTEGER NOT NULL REFERENCES life_event,
	position   INTEGER NOT NULL,
	service    INTEGER NOT NULL REFERENCES service,
	home       INTEGER NOT NULL CHECK (home IN (0, 1)),
	PRIMARY KEY (life_event, position),
	UNIQUE (life_event, service)
) STRICT, WITHOUT ROWID;

-- Services of a life situation that usually go together, by a name for all of them.
-- Its aliases are as many of the situation's, from `first_alias` on; the situation's
-- own ones stand before those of all bundles.
CREATE TABLE bundle (
	life_event  INTEGER NOT NULL REFERENCES life_event,
	position    INTEGER NOT NULL,
	name_slot   INTEGER NOT NULL,
	first_alias INTEGER NOT NULL,
	aliases     INTEGER NOT NULL,
	PRIMARY KEY (life_event, position)
) STRICT, WITHOUT ROWID;

-- For whom: an option of a question; NULL: for whom one likes. A row with `of` says more of the errand before it
-- that is at that place among the errands: what was answered to a question of that service, by the name of the bundle.
CREATE TABLE bundle_service (
	life_event INTEGER NOT NULL,
	bundle     INTEGER NOT NULL,
	position   INTEGER NOT NULL,
	service    INTEGER NOT NULL REFERENCES service,
	question   INTEGER,
	option     INTEGER,
	of         INTEGER CHECK (of IS NULL OR (of < position AND question IS NOT NULL)),
	PRIMARY KEY (life_event, bundle, position),
	FOREIGN KEY (life_event, bundle) REFERENCES bundle (life_event, position),
	FOREIGN KEY (question, option) REFERENCES option (question, position),
	CHECK ((question IS NULL) = (option IS NULL))
) STRICT, WITHOUT ROWID;

-- A paper in the hand. Rows of one `item` are alternatives: the visitor needs
-- one `choice` of it, and of that choice every `member`. A plain requirement is
-- an item with one choice of one member. `if_held`: one may come without it.
-- That and the condition belong to the item and are the same in each of its rows.
CREATE TABLE requirement (
	service   INTEGER NOT NULL REFERENCES service,
	item      INTEGER NOT NULL,
	choice    INTEGER NOT NULL,
	member    INTEGER NOT NULL,
	document  INTEGER NOT NULL REFERENCES document,
	whose     INTEGER NOT NULL REFERENCES person,
	handling  TEXT NOT NULL CHECK (handling IN ('shown', 'kept', 'seen')),
	form      TEXT NOT NULL CHECK (form IN ('original', 'copy', 'either', 'none')),
	count     INTEGER NOT NULL CHECK (count BETWEEN 1 AND 20),
	max_age   INTEGER CHECK (max_age BETWEEN 1 AND 366),
	age_unit  TEXT CHECK (age_unit IN ('days', 'months', 'years')),
	condition INTEGER,
	if_held   INTEGER NOT NULL CHECK (if_held IN (0, 1)),
	PRIMARY KEY (service, item, choice, member),
	CHECK ((max_age IS NULL) = (age_unit IS NULL))
) STRICT, WITHOUT ROWID;

-- Which services need a document: the same from the other end.
CREATE TABLE needed_by (
	document INTEGER NOT NULL REFERENCES document,
	service  INTEGER NOT NULL REFERENCES service,
	PRIMARY KEY (document, service)
) STRICT, WITHOUT ROWID;

-- What there is to say about an item, always or in some cases.
CREATE TABLE requirement_note (
	service   INTEGER NOT NULL REFERENCES service,
	item      INTEGER NOT NULL,
	position  INTEGER NOT NULL,
	text_slot INTEGER NOT NULL,
	condition INTEGER,
	PRIMARY KEY (service, item, position)
) STRICT, WITHOUT ROWID;

-- Whom this is for (`may`) and whom it is probably not for (`not`).
CREATE TABLE eligibility (
	service   INTEGER NOT NULL REFERENCES service,
	position  INTEGER NOT NULL,
	kind      TEXT NOT NULL CHECK (kind IN ('may', 'not')),
	text_slot INTEGER NOT NULL,
	condition INTEGER,
	PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

-- Where to go instead, when an eligibility of the kind `not` holds: another
-- service, or a place outside, in words.
CREATE TABLE instead (
	service     INTEGER NOT NULL REFERENCES service,
	eligibility INTEGER NOT NULL,
	position    INTEGER NOT NULL,
	other       INTEGER REFERENCES service,
	text_slot   INTEGER,
	phone       TEXT,
	url         TEXT,
	PRIMARY KEY (service, eligibility, position),
	FOREIGN KEY (service, eligibility) REFERENCES eligibility (service, position),
	CHECK ((other IS NULL) <> (text_slot IS NULL))
) STRICT, WITHOUT ROWID;

-- amount in forint, or an amount of the register; both NULL: not known. `payee`
-- NULL: the service's authority.
CREATE TABLE fee (
	service    INTEGER NOT NULL REFERENCES service,
	position   INTEGER NOT NULL,
	amount     INTEGER CHECK (amount BETWEEN 0 AND 100000000),
	amount_id  INTEGER REFERENCES amount,
	payee      INTEGER REFERENCES payee,
	for_slot   INTEGER,
	note_slot  INTEGER,
	valid_from TEXT CHECK (valid_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	valid_to   TEXT CHECK (valid_to GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	condition  INTEGER,
	PRIMARY KEY (service, position),
	CHECK (amount IS NULL OR amount_id IS NULL),
	CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT, WITHOUT ROWID;

CREATE TABLE deadline (
	service   INTEGER NOT NULL REFERENCES service,
	position  INTEGER NOT NULL,
	kind      TEXT NOT NULL CHECK (kind IN ('calendar', 'working', 'at-once', 'unknown')),
	days      INTEGER CHECK (days BETWEEN 1 AND 1000),
	note_slot INTEGER,
	condition INTEGER,
	PRIMARY KEY (service, position),
	CHECK ((days IS NOT NULL) = (kind IN ('calendar', 'working')))
) STRICT, WITHOUT ROWID;

-- What the visitor must do in time, so many days from an event (slot `from_slot`).
CREATE TABLE act_by (
	service   INTEGER NOT NULL REFERENCES service,
	position  INTEGER NOT NULL,
	text_slot INTEGER NOT NULL,
	kind      TEXT NOT NULL CHECK (kind IN ('calendar', 'working')),
	days      INTEGER NOT NULL CHECK (days BETWEEN 1 AND 1000),
	from_slot INTEGER NOT NULL,
	note_slot INTEGER,
	condition INTEGER,
	PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

-- When one can apply: days of every year ("04-01"), or dates.
CREATE TABLE period (
	service   INTEGER NOT NULL REFERENCES service,
	position  INTEGER NOT NULL,
	"from"    TEXT NOT NULL CHECK ("from" GLOB '*[01][0-9]-[0-3][0-9]'),
	"to"      TEXT NOT NULL CHECK ("to" GLOB '*[01][0-9]-[0-3][0-9]'),
	text_slot INTEGER,
	condition INTEGER,
	PRIMARY KEY (service, position),
	CHECK (length("from") = length("to") AND length("from") IN (5, 10))
) STRICT, WITHOUT ROWID;

-- `identity`: the e-identities that the way asks for, separated by spaces.
CREATE TABLE channel (
	service     INTEGER NOT NULL REFERENCES service,
	position    INTEGER NOT NULL,
	kind        TEXT NOT NULL CHECK (kind IN ('counter', 'online', 'post', 'phone', 'consulate', 'email')),
	office_kind INTEGER REFERENCES office_kind,
	where_slot  INTEGER,
	url         TEXT,
	identity    TEXT,
	saves_slot  INTEGER,
	note_slot   INTEGER,
	condition   INTEGER,
	PRIMARY KEY (service, position),
	CHECK (kind <> 'counter' OR office_kind IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
	service   INTEGER NOT NULL REFERENCES service,
	position  INTEGER NOT NULL,
	text_slot INTEGER NOT NULL,
	condition INTEGER,
	PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

-- What one gets. `pays`: money, so much of it as in a fee.
CREATE TABLE output (
	service       INTEGER NOT NULL REFERENCES service,
	position      INTEGER NOT NULL,
	text_slot     INTEGER NOT NULL,
	validity_slot INTEGER,
	pays          INTEGER NOT NULL CHECK (pays IN (0, 1)),
	amount        INTEGER CHECK (amount BETWEEN 0 AND 100000000),
	amount_id     INTEGER REFERENCES amount,
	every         TEXT CHECK (every IN ('once', 'month', 'year')),
	condition     INTEGER,
	PRIMARY KEY (service, position),
	CHECK (amount IS NULL OR amount_id IS NULL),
	CHECK (pays OR (amount IS NULL AND amount_id IS NULL AND every IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE form (
	service   INTEGER NOT NULL REFERENCES service,
	position  INTEGER NOT NULL,
	name_slot INTEGER NOT NULL,
	number    TEXT,
	url       TEXT,
	PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE faq (
	service       INTEGER NOT NULL REFERENCES service,
	position      INTEGER NOT NULL,
	question_slot INTEGER NOT NULL,
	answer_slot   INTEGER NOT NULL,
	condition     INTEGER,
	PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

-- Why people are sent back.
CREATE TABLE sent_back (
	service   INTEGER NOT NULL REFERENCES service,
	position  INTEGER NOT NULL,
	text_slot INTEGER NOT NULL,
	condition INTEGER,
	PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

-- The law, in its own layer. Titles are not translated.
CREATE TABLE legal_basis (
	service  INTEGER NOT NULL REFERENCES service,
	position INTEGER NOT NULL,
	title    TEXT NOT NULL,
	PRIMARY KEY (service, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE related (
	service  INTEGER NOT NULL REFERENCES service,
	position INTEGER NOT NULL,
	other    INTEGER NOT NULL REFERENCES service,
	PRIMARY KEY (service, position),
	UNIQUE (service, other),
	CHECK (other <> service)
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------ the A-Z list --

-- The letters of a language's alphabet that have lines, in order: in Hungarian
-- Cs, Dzs and Ny are letters of their own, and long vowels stand with short ones.
CREATE TABLE az_letter (
	lang   TEXT NOT NULL CHECK (length(lang) = 2),
	letter INTEGER NOT NULL CHECK (letter >= 0),
	name   TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 4),
	lines  INTEGER NOT NULL CHECK (lines > 0),
	PRIMARY KEY (lang, letter)
) STRICT, WITHOUT ROWID;

-- A line: the name of `named`, or one of its aliases, and where it leads: `target`
-- is a service, or a matter without one. Where the two differ or an alias stands,
-- it reads "see ...". `key` is an ICU sort key.
CREATE TABLE az (
	lang   TEXT NOT NULL,
	letter INTEGER NOT NULL,
	key    BLOB NOT NULL,
	target INTEGER NOT NULL REFERENCES thing,
	named  INTEGER NOT NULL REFERENCES thing,
	alias  INTEGER,
	is_service INTEGER NOT NULL CHECK (is_service IN (0, 1)),
	PRIMARY KEY (lang, letter, key, target),
	FOREIGN KEY (lang, letter) REFERENCES az_letter (lang, letter),
	FOREIGN KEY (named, alias) REFERENCES alias (owner, position)
) STRICT, WITHOUT ROWID;

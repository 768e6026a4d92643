#include "kiosk/device/decoder.h"

#include <string.h>
#include <unistr.h>

enum {
	SILENCE = 1000,     /* ms after which nothing more is expected of a sequence, or of a paste */
	INTRODUCED = 100,   /* ms, where a key with Alt begins alike */
	LATE = 50,          /* ms: nobody types [ so soon after Escape */
	MOST = 100000,      /* of a parameter */
	LINES_OF_WHEEL = 1,
};

enum { CAN = 0x18, SUB = 0x1a, ESC = 0x1b, BEL = 7, DEL = 0x7f };

enum { PASTE_BEGINS = 200, PASTE_ENDS = 201 }; /* CSI n ~ */

/* Bits of a mouse button. */
enum { BUTTON_LEFT = 0, BUTTON_UP = 64, BUTTON_DOWN = 65, BUTTON_MODIFIERS = 4 | 8 | 16 };

void
decoder_init(struct decoder *d, int escape_wait)
{
	*d = (struct decoder){.escape_wait = escape_wait};
}

/* ----------------------------------------------------------------- results -- */

static void
give_key(const struct decoder *d, uint32_t key, struct input *out)
{
	if (key && !d->pasting)
		*out = (struct input){.what = INPUT_KEY, .key = key};
}

static bool
is_blank(ucs4_t c)
{
	return c == '\r' || c == '\n' || c == '\t';
}

/* Lines are set apart by a blank, as words are. */
static void
give_pasted(struct decoder *d, ucs4_t c, struct input *out)
{
	if (is_blank(c)) {
		d->blank = d->words;
	} else if (c >= ' ' && c != DEL) {
		*out = (struct input){.what = INPUT_TEXT, .key = c};
		d->words = true;
	}
}

static void
give_character(struct decoder *d, ucs4_t c, struct input *out)
{
	bool is_control = c >= 0x80 && c < 0xa0;
	if (d->alt || is_control)
		d->alt = false;
	else if (d->pasting)
		give_pasted(d, c, out);
	else
		give_key(d, c == '\n' ? (ucs4_t)K_ENTER : c, out);
}

static void
give_click(const struct decoder *d, uint32_t button, uint32_t x, uint32_t y, struct input *out)
{
	button &= ~(uint32_t)BUTTON_MODIFIERS;
	if (d->pasting || !x || !y)
		return;
	struct input input = {.x = (int)x - 1, .y = (int)y - 1};
	if (button == BUTTON_LEFT) {
		input.what = INPUT_CLICK;
		*out = input;
	} else if (button == BUTTON_UP || button == BUTTON_DOWN) {
		input.what = INPUT_WHEEL;
		input.lines = button == BUTTON_UP ? -LINES_OF_WHEEL : LINES_OF_WHEEL;
		*out = input;
	}
}

/* -------------------------------------------------------------------- keys -- */

/* Cursor keys, in both modes. */
static uint32_t
key_of_letter(uint8_t letter)
{
	switch (letter) {
	case 'A': return K_UP;
	case 'B': return K_DOWN;
	case 'C': return K_RIGHT;
	case 'D': return K_LEFT;
	case 'F': return K_END;
	case 'H': return K_HOME;
	default:  return 0;
	}
}

/* PF1 to PF4, and the numeric pad in application mode. */
static uint32_t
key_of_ss3(uint8_t letter)
{
	if (letter >= 'P' && letter <= 'S')
		return K_F1 + letter - 'P';
	if (letter >= 'j' && letter <= 'y')
		return (uint32_t)letter - 0x40; /* * + , - . / 0 to 9 */
	switch (letter) {
	case 'I': return K_TAB;
	case 'M': return K_ENTER;
	case 'X': return '=';
	default:  return key_of_letter(letter);
	}
}

/* The keys of CSI n ~. */
static uint32_t
key_of_number(uint32_t number)
{
	static const uint32_t keys[] = {
		[1] = K_HOME, [2] = K_INSERT, [3] = K_DELETE, [4] = K_END, [5] = K_PAGE_UP, [6] = K_PAGE_DOWN,
		[7] = K_HOME, [8] = K_END, [11] = K_F1, [12] = K_F1 + 1, [13] = K_F1 + 2, [14] = K_F1 + 3,
		[15] = K_F1 + 4, [17] = K_F1 + 5, [18] = K_F1 + 6, [19] = K_F1 + 7, [20] = K_F1 + 8, [21] = K_F1 + 9,
		[23] = K_F1 + 10, [24] = K_F1 + 11,
	};
	return number < sizeof keys / sizeof *keys ? keys[number] : 0;
}

/* --------------------------------------------------------- control sequences -- */

static void
begin(struct decoder *d, enum decoder_state state)
{
	d->state = state;
	d->fresh = true;
	d->strange = d->alt; /* a key with Alt */
	d->alt = false;
	d->prefix = 0;
	d->parameter = d->byte_count = 0;
	memset(d->parameters, 0, sizeof d->parameters);
}

static void
add_digit(struct decoder *d, uint8_t digit)
{
	if (d->parameter >= DECODER_PARAMETERS)
		return;
	uint32_t *parameter = &d->parameters[d->parameter];
	*parameter = *parameter < MOST ? *parameter * 10 + digit - '0' : MOST;
}

static void
mind_paste(struct decoder *d, uint32_t number)
{
	if (number == PASTE_BEGINS || number == PASTE_ENDS) {
		d->pasting = number == PASTE_BEGINS;
		d->words = d->blank = false;
	}
}

/* A whole control sequence; the first parameter and that of the modifiers are 1 where they are left out. */
static void
end_csi(struct decoder *d, uint8_t final, struct input *out)
{
	const uint32_t *p = d->parameters;
	d->state = DECODER_GROUND;
	if (final == 'M' && d->fresh) {
		d->state = DECODER_MOUSE;
	} else if (d->prefix == '<' && final == 'M' && !d->strange) {
		give_click(d, p[0], p[1], p[2], out);
	} else if (d->prefix || d->strange || d->parameter > 1 || p[1] > 1) {
		return;
	} else if (final == '~') {
		mind_paste(d, p[0]);
		give_key(d, key_of_number(p[0]), out);
	} else if (p[0] <= 1) {
		give_key(d, final == 'Z' ? (uint32_t)K_BACK_TAB : key_of_letter(final), out);
	}
}

/* Whatever is no part of a sequence breaks it off, and is looked at again. */
static bool
break_off(struct decoder *d, uint8_t byte)
{
	d->state = DECODER_GROUND;
	d->byte_count = 0;
	return byte == CAN || byte == SUB;
}

/* Each of these takes one byte. False: it did not belong to what came before, and is to be looked at again. */

static bool
take_in_csi(struct decoder *d, uint8_t byte, struct input *out)
{
	bool first = d->fresh;
	if (byte < ' ' || byte >= DEL)
		return break_off(d, byte);
	if (first && byte == '[') {
		d->state = DECODER_LINUX;
		return true;
	}
	if (byte >= '@') {
		end_csi(d, byte, out);
		return true;
	}
	d->fresh = false;
	if (byte == '$' && !d->parameter && !d->prefix) /* rxvt ends keys with Shift so; a reply has two parameters */
		d->state = DECODER_GROUND;
	else if (byte >= '0' && byte <= '9')
		add_digit(d, byte);
	else if (byte == ';')
		d->parameter++;
	else if (first && byte >= '<')
		d->prefix = byte;
	else
		d->strange = true;
	return true;
}

static bool
take_in_ss3(struct decoder *d, uint8_t byte, struct input *out)
{
	if (byte < ' ' || byte >= DEL)
		return break_off(d, byte);
	d->fresh = false;
	if (byte >= '0' && byte <= ';') { /* modifiers, as some old terminals have them */
		d->strange = true;
		return true;
	}
	d->state = DECODER_GROUND;
	if (!d->strange)
		give_key(d, byte == ' ' ? byte : key_of_ss3(byte), out);
	return true;
}

static bool
take_in_linux(struct decoder *d, uint8_t byte, struct input *out)
{
	if (byte < ' ' || byte >= DEL)
		return break_off(d, byte);
	d->state = DECODER_GROUND;
	if (!d->strange && byte >= 'A' && byte <= 'E')
		give_key(d, K_F1 + byte - 'A', out);
	return true;
}

static bool
take_in_mouse(struct decoder *d, uint8_t byte, struct input *out)
{
	if (byte < ' ')
		return break_off(d, byte);
	d->bytes[d->byte_count++] = byte - ' ';
	if (d->byte_count == 3) {
		d->state = DECODER_GROUND;
		d->byte_count = 0;
		if (!d->strange)
			give_click(d, d->bytes[0], d->bytes[1], d->bytes[2], out);
	}
	return true;
}

static bool
take_in_string(struct decoder *d, uint8_t byte)
{
	d->fresh = false;
	if (byte == ESC)
		d->state = DECODER_STRING_ESCAPE;
	else if (byte == CAN || byte == SUB || (byte == BEL && d->bell_ends))
		d->state = DECODER_GROUND;
	return true;
}

static bool
take_after_string(struct decoder *d, uint8_t byte)
{
	d->state = byte == '\\' ? DECODER_GROUND : DECODER_ESCAPE;
	return byte == '\\';
}

/* -------------------------------------------------------- Escape and characters -- */

static bool
take_after_escape(struct decoder *d, uint8_t byte, struct input *out)
{
	switch (byte) {
	case ESC: /* of three, the first is surely a key of its own */
		if (d->alt)
			give_key(d, K_ESCAPE, out);
		d->alt = true;
		return true;
	case '[':
		begin(d, DECODER_CSI);
		return true;
	case 'O':
		begin(d, DECODER_SS3);
		return true;
	case ']': case 'P': case 'X': case '^': case '_':
		begin(d, DECODER_STRING);
		d->bell_ends = byte == ']';
		return true;
	case '\t': /* the Linux console's */
		d->state = DECODER_GROUND;
		if (!d->alt)
			give_key(d, K_BACK_TAB, out);
		d->alt = false;
		return true;
	default:
		d->state = DECODER_GROUND;
		d->alt = true;
		return false;
	}
}

/* A byte that makes the character before it impossible begins another. */
static bool
take_character(struct decoder *d, uint8_t byte, struct input *out)
{
	ucs4_t c;
	d->bytes[d->byte_count++] = byte;
	int size = u8_mbtoucr(&c, d->bytes, d->byte_count);
	if (size == -2)
		return true;
	bool again = size == -1 && d->byte_count > 1;
	d->byte_count = 0;
	if (size > 0)
		give_character(d, c, out);
	else
		d->alt = false;
	return !again;
}

static bool
take_on_ground(struct decoder *d, uint8_t byte, struct input *out)
{
	bool late = d->since < d->late_until;
	d->late_until = 0;
	if (byte == ESC && !d->byte_count) {
		d->state = DECODER_ESCAPE;
		d->alt = false;
		return true;
	}
	if (byte == '[' && late) { /* of a key whose Escape came too early */
		begin(d, DECODER_CSI);
		return true;
	}
	if (d->blank && byte >= ' ') {
		d->blank = false;
		*out = (struct input){.what = INPUT_TEXT, .key = ' '};
		return false;
	}
	return take_character(d, byte, out);
}

static bool
take(struct decoder *d, uint8_t byte, struct input *out)
{
	switch (d->state) {
	case DECODER_GROUND:        return take_on_ground(d, byte, out);
	case DECODER_ESCAPE:        return take_after_escape(d, byte, out);
	case DECODER_SS3:           return take_in_ss3(d, byte, out);
	case DECODER_CSI:           return take_in_csi(d, byte, out);
	case DECODER_LINUX:         return take_in_linux(d, byte, out);
	case DECODER_MOUSE:         return take_in_mouse(d, byte, out);
	case DECODER_STRING:        return take_in_string(d, byte);
	case DECODER_STRING_ESCAPE: return take_after_string(d, byte);
	}
	return true;
}

/* -------------------------------------------------------------------- time -- */

/* How long the present state waits for another byte; -1: as long as it takes. */
static int
patience(const struct decoder *d)
{
	switch (d->state) {
	case DECODER_GROUND:
		return d->pasting ? SILENCE : -1;
	case DECODER_ESCAPE:
		return d->escape_wait;
	case DECODER_SS3:
	case DECODER_STRING:
		return !d->fresh ? SILENCE : d->escape_wait > INTRODUCED ? d->escape_wait : INTRODUCED;
	default:
		return SILENCE;
	}
}

int
decoder_wait(const struct decoder *d, int64_t clock)
{
	int wait = patience(d);
	int64_t left = d->since + wait - clock;
	return wait < 0 ? -1 : left > wait ? wait : left > 0 ? (int)left : 0;
}

/* Nothing more comes. */
static void
settle(struct decoder *d, int64_t clock, struct input *out)
{
	if (d->state == DECODER_GROUND)
		d->pasting = d->blank = d->words = false;
	else
		d->byte_count = 0;
	if (d->state == DECODER_ESCAPE) {
		give_key(d, K_ESCAPE, out);
		d->late_until = clock + LATE;
	}
	if (d->state == DECODER_ESCAPE && d->alt)
		d->alt = false; /* there were two */
	else
		d->state = DECODER_GROUND;
}

/* ------------------------------------------------------------------- bytes -- */

size_t
decoder_add(struct decoder *d, const void *bytes, size_t size, int64_t clock)
{
	if (d->start == d->end)
		d->start = d->end = 0;
	size_t room = DECODER_ROOM - d->end;
	if (size > room)
		size = room;
	memcpy(d->queue + d->end, bytes, size);
	d->end += size;
	d->since = clock;
	return size;
}

struct input
decoder_next(struct decoder *d, int64_t clock)
{
	struct input out = {.what = INPUT_NONE};
	while (out.what == INPUT_NONE && d->start < d->end)
		if (take(d, d->queue[d->start], &out))
			d->queue[d->start++] = 0;
	if (out.what == INPUT_NONE && !decoder_wait(d, clock))
		settle(d, clock, &out);
	return out;
}

bool
decoder_has_bytes(const struct decoder *d)
{
	return d->start < d->end;
}

void
decoder_wipe(struct decoder *d)
{
	struct decoder kept = {.escape_wait = d->escape_wait, .state = d->state, .since = d->since,
		.pasting = d->pasting, .bell_ends = d->bell_ends, .fresh = d->fresh, .strange = true};
	if (d->state == DECODER_MOUSE)
		kept.byte_count = d->byte_count;
	if (d->state == DECODER_ESCAPE) {
		kept.state = DECODER_GROUND;
		kept.late_until = d->since + LATE;
	}
	explicit_bzero(d, sizeof *d);
	*d = kept;
}

/* What a terminal sends, as what a person did: bytes and time in, struct input out. Pure: no curses, no clock.
 *
 * It reads by the grammar of ECMA-48, so that a sequence is taken as a whole whether it is known or not: CSI, SS3, the
 * strings (DCS, OSC, APC, PM, SOS), what the Linux console and rxvt have of their own, mouse reports. Keys are known in
 * both modes of the cursor keys and of the numeric pad. What nobody asked for does nothing: replies, focus, keys with
 * modifiers, the protocols of kitty and xterm for more keys.
 *
 * A character's bytes may come with any pause. Of a sequence that breaks off, only what cannot belong to it is read anew,
 * so that no letter is lost to it for longer than a second. */
#ifndef DECODER_H
#define DECODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kiosk/canvas/input.h"

enum { DECODER_ROOM = 4096, DECODER_PARAMETERS = 3, DECODER_CHARACTER = 4 };

struct decoder {
	int escape_wait;      /* ms that Escape alone waits for the rest of a key */
	enum decoder_state {
		DECODER_GROUND,
		DECODER_ESCAPE,
		DECODER_SS3,
		DECODER_CSI,
		DECODER_LINUX,         /* the last byte of ESC [ [ A */
		DECODER_MOUSE,         /* the three bytes after CSI M */
		DECODER_STRING,
		DECODER_STRING_ESCAPE, /* which may end it */
	} state;
	int64_t since;        /* ms: when the last bytes came */
	int64_t late_until;   /* ms: until then [ belongs to an Escape that was taken for one alone */
	bool alt;             /* what follows is a key with Alt */
	bool pasting;         /* what comes is pasted text */
	bool words, blank;    /* of it: some came already; a blank is owed between two lines */
	bool bell_ends;       /* the string */
	bool fresh;           /* nothing came after the introducer */
	bool strange;         /* what it is, is no key */
	uint8_t prefix;       /* < = > ? of a control sequence; 0: none */
	uint32_t parameters[DECODER_PARAMETERS];
	size_t parameter;     /* which of them is being read; further ones are not kept */
	uint8_t bytes[DECODER_CHARACTER]; /* of a character or mouse report so far */
	size_t byte_count;
	uint8_t queue[DECODER_ROOM]; /* from start to end: not looked at yet */
	size_t start, end;
};

void decoder_init(struct decoder *, int escape_wait);

/* Adds bytes that came at this time; returns how many had room. All have when decoder_next said INPUT_NONE before. */
size_t decoder_add(struct decoder *, const void *bytes, size_t size, int64_t clock);
/* The next thing that was done. INPUT_NONE: more bytes, or more time, are needed. */
struct input decoder_next(struct decoder *, int64_t clock);
/* ms after which decoder_next may know more though no byte came; -1: never. */
int decoder_wait(const struct decoder *, int64_t clock);
bool decoder_has_bytes(const struct decoder *);

/* Forgets, and wipes, all that was typed. The rest of what is half there will do nothing. */
void decoder_wipe(struct decoder *);

#endif

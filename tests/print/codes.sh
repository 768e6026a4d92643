# codes.sh — visits by chance, their codes, and what stands where: sourced by what shows them, which sets $build and $work.
# What is shown is `kalauz --desk`, into which any code can be typed.
catalogue=$build/catalogue.db languages=(hu en de uk) looked_at=''

visit_code() { # LANGUAGE SEED COUNT
	"$build/paper_tool" visit "$catalogue" "$1" normal "$2" "$3" | sed -n 's/^code //p'
}

words() { # MSGID LANGUAGE
	grep -A 1 -Fx "msgid \"$1\"" "data/po/page/$2.po" | sed -n 's/^msgstr "\(.*\)"$/\1/p'
}

# number_of CODE LANGUAGE MSGID — of the link with these words on the list that the code opens.
number_of() {
	printf '%s\n' "text $1" 'key Enter' show 'key PageDown' show >"$work/script"
	"$build/kalauz" --desk --config tests/fixtures/desk.conf --catalogue "$catalogue" --lang "$2" --now 2026-11-23T09:41 \
		--script "$work/script" --size 200x200 2>/dev/null | sed -nE "s/^[ ▌]* ([0-9]+) ($(words "$3" "$2")).*/\1/p" | head -n 1
}

# has_room CODE LANGUAGE NUMBER SIZE — whether that link shows a code on such a screen, and not letters.
has_room() {
	{ printf '%s\n' "text $1" 'key Enter'; sed 's/./key &\n/g' <<<"$3"; printf '%s\n' 'key Enter' show; } >"$work/script"
	"$build/kalauz" --desk --config tests/fixtures/desk.conf --catalogue "$catalogue" --lang "$2" --now 2026-11-23T09:41 \
		--script "$work/script" --size "$4" 2>/dev/null | grep -q '▀▀'
}

says() { # CODE PICTURE
	looked_at=${2#xwd:}
	[ "$(zbarimg --nodbus -q --raw "$2" 2>/dev/null)" = "$1" ]
}
says_text() { # FILE PICTURE
	looked_at=${2#xwd:}
	[ "$(zbarimg --nodbus -q --raw "$2" 2>/dev/null | tr -s '[:space:]' ' ')" = "$(tr -s '[:space:]' ' ' <"$1")" ]
}

/* Names in short: acronyms of bodies, initials of persons. */

#include "name/acronym.h"

#include "name/tuning.h"
#include "text/class.h"

static bool is_capital(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

bool name_is_acronym(const char *bytes, size_t count) {
    size_t letters = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_capital(bytes[i]) && bytes[i] != '.') return false;
        letters += is_capital(bytes[i]);
    }
    return letters >= NAME_ACRONYM_LEAST && letters <= NAME_ACRONYM_MOST;
}

static size_t capitals(const char *bytes, size_t count, bool initial, char letters[NAME_ACRONYM_LETTERS]) {
    size_t found = 0;
    for (size_t i = 0; i < count && found < NAME_ACRONYM_LETTERS; i++) {
        bool begins = i == 0 || bytes[i - 1] == ' ' || bytes[i - 1] == '-';
        if (is_capital(bytes[i]) && (begins || !initial)) letters[found++] = bytes[i];
    }
    return found;
}

size_t name_acronym_letters(const char *bytes, size_t count, char letters[NAME_ACRONYM_LETTERS]) {
    return capitals(bytes, count, false, letters);
}

size_t name_initial_capitals(const char *bytes, size_t count, char letters[NAME_ACRONYM_LETTERS]) {
    return capitals(bytes, count, true, letters);
}

size_t name_first_letter(const char *bytes, size_t count) {
    size_t length = 0;
    if (count == 0) return 0;
    uint32_t class = text_class_at(bytes, count, &length);
    return length == 1 || class & (TEXT_UPPER | TEXT_LOWER) ? length : 0;
}

bool name_is_initial(const char *bytes, size_t count) {
    size_t first = name_first_letter(bytes, count);
    return first > 0 && (count == first || (count <= first + 3 && bytes[first] == '.'));
}

size_t name_spelled_initials(const char *bytes, size_t count, bool all, char initials[NAME_ACRONYM_LETTERS]) {
    size_t found = 0, words = 0;
    for (size_t i = 0; i < count; i++) {
        bool begins = i == 0 || bytes[i - 1] == ' ' || bytes[i - 1] == '-';
        if (!begins) continue;
        bool small = bytes[i] >= 'a' && bytes[i] <= 'z';
        if (!is_capital(bytes[i]) && !(all && small)) continue;
        words++;
        if (found == NAME_ACRONYM_LETTERS) return 0;
        initials[found++] = small ? bytes[i] : (char)(bytes[i] - 'A' + 'a');
    }
    return words >= NAME_INITIALS_LEAST ? found : 0;
}

bool name_looks_like_initials(const char *bytes, size_t count) {
    size_t capital = 0;
    if (name_is_acronym(bytes, count)) return true;
    for (size_t i = 0; i < count; i++) {
        if (!is_capital(bytes[i]) && !(bytes[i] >= 'a' && bytes[i] <= 'z')) return false;
        capital += is_capital(bytes[i]);
    }
    return count >= NAME_INITIALS_LEAST && count <= NAME_MIXED_MOST && capital * 2 > count &&
           is_capital(bytes[0]) && is_capital(bytes[count - 1]);
}

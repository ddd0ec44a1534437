/* What names are made of: words and parts of persons' names, legal forms, laws, acronyms, titles. */

#include <stdio.h>
#include <string.h>

#include "name/acronym.h"
#include "name/words.h"
#include "test/check.h"
#include "test/model_made.h"

static name_lexicons lexicons;

/** The words of a name with bars between its parts: given | middle | surname | suffix. */
static const char *person(const char *string) {
    static char parted[NAME_MOST_BYTES * 2];
    name_words name;
    name_words_read(&name, &lexicons, string, strlen(string));
    name_person_parts parts = name_words_person(&name, &lexicons, true);
    size_t used = 0;
    for (uint8_t i = 0; i < name.count; i++) {
        bool bar = i > 0 && (i == parts.given || i == parts.middle || i == parts.surname || i == parts.end);
        used += (size_t)snprintf(parted + used, sizeof parted - used, "%s%.*s",
                                 i == 0 ? ""
                                 : bar  ? " | "
                                        : " ",
                                 (int)name.length[i], name.bytes + name.begin[i]);
    }
    return parted;
}

static void test_persons(void) {
    check_string(person("Ana Ruiz"), "ana | ruiz");
    check_string(person("Ruiz"), "ruiz");
    check_string(person("Ana Maria Ruiz Jr."), "ana | maria | ruiz | jr");
    check_string(person("Oren van der Holt"), "oren | van der | holt");
    check_string(person("Sami Abu Tarvik, O.B.E."), "sami | abu | tarvik | obe");
    check_string(person("the Widow Holt's"), "widow | holt");
    check_string(person("Élodie Brønn"), "elodie | bronn");
}

static uint64_t given(const char *string) {
    name_words name;
    name_words_read(&name, &lexicons, string, strlen(string));
    return name_words_given_hash(&name, &lexicons);
}

static void test_given(void) {
    model_cell formal;
    check(given("Joe Holt") == given("Joseph Ruiz"));
    check(given("Joe Holt") != given("Ana Holt"));
    check_number(name_given_gender(&lexicons, "Joe", 3, &formal), DOC_MALE);
    check_string(formal.bytes, "Joseph");
    check_number(name_given_gender(&lexicons, "Tarvik", 6, &formal), DOC_GENDER_UNKNOWN);
    check_number(formal.count, 0);
}

/** How many words are left of a body's name without its legal form. */
static int undesignated(const char *string) {
    name_words name;
    name_words_read(&name, &lexicons, string, strlen(string));
    return name_words_undesignated(&name, &lexicons);
}

static void test_bodies(void) {
    check_number(undesignated("Brenn Co. Ltd."), 1);
    check_number(undesignated("Brenn Steel S.p.A."), 2);
    check_number(undesignated("Brenn Group PLC"), 1);
    check_number(undesignated("Brenn Group"), 2);
    check_number(undesignated("Inc."), 1);
    check(name_word_is(&lexicons, "s.a.", 4, NAME_DESIGNATOR));
    check(name_word_is(&lexicons, "ph.d.", 5, NAME_SUFFIX));
    check(name_word_is(&lexicons, "kk", 2, NAME_DESIGNATOR));
    check(!name_word_is(&lexicons, "kk", 2, NAME_SUFFIX));
    check(!name_word_is(&lexicons, "...........................", 27, NAME_SUFFIX));
    check(!name_word_is(&lexicons, "", 0, NAME_SUFFIX));
}

/** A law's number and type, "-" for none; and how many words its short name has. */
static const char *law(const char *string) {
    static char parts_of[128];
    name_words name;
    name_law_parts parts;
    name_words_read_usual(&name, &lexicons, string, strlen(string));
    name_words_law(&name, &lexicons, &parts);
    const uint8_t words[] = {parts.number, parts.type};
    size_t used = 0;
    for (int i = 0; i < 2; i++) {
        bool there = words[i] < NAME_MOST_WORDS;
        used += (size_t)snprintf(parts_of + used, sizeof parts_of - used, "%.*s ",
                                 there ? name.length[words[i]] : 1,
                                 there ? name.bytes + name.begin[words[i]] : "-");
    }
    snprintf(parts_of + used, sizeof parts_of - used, "%d", name_words_short_law(&name, &lexicons));
    return parts_of;
}

static void test_laws(void) {
    check_string(law("Council Resolution 84"), "84 resolution 0");
    check_string(law("Council 84"), "84 - 0");
    check_string(law("Harbour Act of 1990"), "- act 2");
    check_string(law("Corrin Protocol on Vaccine Safety"), "- protocol 2");
    check_string(law("Corrin Protocol"), "- protocol 0");
}

static void test_usual(void) {
    name_words name, usual;
    check_number(name_words_read_usual(&name, &lexicons, "the U.N. Harbour Council", 24), 2);
    name_words_read(&usual, &lexicons, "United Nations Harbour Council", 30);
    check(name_words_hash(&name, 0, name.count, 0) == name_words_hash(&usual, 0, usual.count, 0));
    check_number(name_words_read_usual(&name, &lexicons, "Tarvik Harbour", 14), 0);
    name_alias alias = name_alias_find(&lexicons, "Afghan", 6);
    check_number(alias.form, NAME_ALIAS_ADJECTIVE);
    check_string(alias.name.bytes, "Afghanistan");
    check(alias.place && alias.country);
    check_number(name_alias_find(&lexicons, "Tarvik", 6).form, NAME_NO_ALIAS);
}

static void test_titles(void) {
    check(name_title_is(&lexicons, "mr.", 3, NAME_HONORIFIC));
    check(!name_title_is(&lexicons, "mr.", 3, NAME_OFFICE));
    check_string(name_title_usual(&lexicons, "amb.", 4).bytes, "ambassador");
    check_number(name_title_usual(&lexicons, "baker", 5).count, 0);
}

static void test_acronyms(void) {
    char letters[NAME_ACRONYM_LETTERS];
    static const char *const acronyms[] = {"IFM", "U.N.", "AB"}, *const others[] = {"A",    "IFm",
                                                                                    "IF M", "",
                                                                                    "84",   "ORGANIZATION"};
    for (size_t i = 0; i < sizeof acronyms / sizeof *acronyms; i++)
        check(name_is_acronym(acronyms[i], strlen(acronyms[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        check(!name_is_acronym(others[i], strlen(others[i])));
    check_number(name_acronym_letters("U.N.", 4, letters), 2);
    check(memcmp(letters, "UN", 2) == 0);
    check_number(name_initial_capitals("Interim Force of Tarvik-Mavoria", 31, letters), 4);
    check(memcmp(letters, "IFTM", 4) == 0);
    check_number(name_initial_capitals("A A A A A A A A A A A A A A A A A A", 35, letters),
                 NAME_ACRONYM_LETTERS);
    check(name_is_initial("W", 1) && name_is_initial("W.", 2) && !name_is_initial("Wu", 2) &&
          !name_is_initial("", 0));
    check(name_is_initial("É", 2) && name_is_initial("Ø.", 3) && name_is_initial("Ж.", 3) &&
          !name_is_initial("Øy", 3) && !name_is_initial("李", 3));
}

/** More words and bytes than there is room for: cut, but two that differ only there stay apart. */
static void test_long(void) {
    char long_name[128], other[129];
    for (int i = 0; i < 30; i++) memcpy(long_name + 4 * i, i % 2 ? "wad " : "web ", 4);
    long_name[120] = '\0';
    memcpy(other, long_name, 120);
    memcpy(other + 120, "x", 2);
    name_words a, b;
    name_words_read(&a, &lexicons, long_name, strlen(long_name));
    name_words_read(&b, &lexicons, other, strlen(other));
    check_number(a.count, NAME_MOST_WORDS);
    check(name_words_hash(&a, 0, a.count, 0) != name_words_hash(&b, 0, b.count, 0));
    name_words_read(&a, &lexicons, "-", 1);
    check_number(a.count, 1);
    name_words_read(&a, &lexicons, "", 0);
    check_number(a.count, 0);
}

static void test_refused(void) {
    static const char *const lists[] = {"list.name_words",   "list.name_titles",      "list.name_given",
                                        "list.name_aliases", "list.name_instruments", "list.function_words"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        made_change gone = {.id = lists[i]};
        made_model made;
        base_error error = {0};
        name_lexicons none;
        if (check(made_lists(&made, &gone, 1, &error)))
            check(!name_lexicons_open(&none, made.file, base_allocator_standard(), &error));
        check(strstr(error.message, lists[i] + 5) != NULL);
        made_release(&made);
    }
}

int main(void) {
    base_error error = {0};
    model_file *file = made_shipped();
    if (check(file && name_lexicons_open(&lexicons, file, base_allocator_standard(), &error))) {
        test_persons();
        test_given();
        test_bodies();
        test_laws();
        test_usual();
        test_titles();
        test_acronyms();
        test_long();
        test_refused();
    }
    model_file_close(file);
    return check_done("name_test");
}

"""The SQL/JSON path language: lexer, parser, text form, and the items that a path selects from a jsonb.

A path is data, as PostgreSQL's type jsonpath is: (strict, chain). A chain is a tuple of steps, each applied to what the one before gives, and a
step a tuple that begins with its kind:

    $.a[0 to last] ? (@ > 1)     (False, (("$",), ("key", "a"), ("[]", (((("num", 0),), (("last",),)),)), ("?", ((">", (("@",),), (("num", 1),)),))))

Kinds: values `null bool num str var $ @ last`; accessors `key .* [*] [] ** ?`; methods `type size abs floor ceiling double keyvalue datetime`;
conditions `and or not unknown exists == != < > <= >= starts like`; arithmetic `+ - * / %`, `plus` and `minus` of one operand.

Source: PostgreSQL 15 manual, sections 8.14.7 and 9.16.2; jsonpath_scan.l, jsonpath_gram.y, jsonpath.c, jsonpath_exec.c.
"""

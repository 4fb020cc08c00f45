"""The names that the functions of extensions have in their libraries, where these are others than in SQL: pg_proc.prosrc, and what LANGUAGE C asks for.

Source: PostgreSQL 15's contrib modules, as pg_proc shows them; manual, section 38.10.
"""

from __future__ import annotations

from functools import cache

from . import AVAILABLE, declared
from .declaration import Signature, signatures

_SYMBOLS = {  # library: name, or name(types), =symbol
    "cube": """cube(cube, float8)=cube_c_f8; cube(cube, float8, float8)=cube_c_f8_f8; cube(float8)=cube_f8; cube(float8, float8)=cube_f8_f8;
        cube(float8[])=cube_a_f8; cube(float8[], float8[])=cube_a_f8_f8""",
    "fuzzystrmatch": """levenshtein(text, text, int4, int4, int4)=levenshtein_with_costs;
        levenshtein_less_equal(text, text, int4, int4, int4, int4)=levenshtein_less_equal_with_costs; text_soundex=soundex""",
    "hstore": """akeys=hstore_akeys; avals=hstore_avals; defined=hstore_defined; delete(hstore, hstore)=hstore_delete_hstore;
        delete(hstore, text)=hstore_delete; delete(hstore, text[])=hstore_delete_array; each=hstore_each; exist=hstore_exists;
        exists_all=hstore_exists_all; exists_any=hstore_exists_any; fetchval=hstore_fetchval; hs_concat=hstore_concat; hs_contained=hstore_contained;
        hs_contains=hstore_contains; hstore(record)=hstore_from_record; hstore(text, text)=hstore_from_text; hstore(text[])=hstore_from_array;
        hstore(text[], text[])=hstore_from_arrays; isdefined=hstore_defined; isexists=hstore_exists; populate_record=hstore_populate_record;
        skeys=hstore_skeys; slice=hstore_slice_to_hstore; slice_array=hstore_slice_to_array; svals=hstore_svals; tconvert=hstore_from_text""",
    "isn": """isbn13_in=isbn_in; ismn13_in=ismn_in; issn13_in=issn_in; isbn=isbn_cast_from_ean13; isbn13=isbn_cast_from_ean13; ismn=ismn_cast_from_ean13;
        ismn13=ismn_cast_from_ean13; issn=issn_cast_from_ean13; issn13=issn_cast_from_ean13; upc=upc_cast_from_ean13; isneq=int8eq; isnne=int8ne;
        isnlt=int8lt; isnle=int8le; isngt=int8gt; isnge=int8ge; btean13cmp=btint8cmp; btisbncmp=btint8cmp; btisbn13cmp=btint8cmp; btismncmp=btint8cmp;
        btismn13cmp=btint8cmp; btissncmp=btint8cmp; btissn13cmp=btint8cmp; btupccmp=btint8cmp; hashean13=hashint8; hashisbn=hashint8; hashisbn13=hashint8;
        hashismn=hashint8; hashismn13=hashint8; hashissn=hashint8; hashissn13=hashint8; hashupc=hashint8; isn_weak()=weak_input_status;
        isn_weak=accept_weak_input""",
    "ltree": """index=ltree_index; lca(ltree[])=_lca""",
    "pg_stat_statements": """pg_stat_statements=pg_stat_statements_1_10; pg_stat_statements_reset=pg_stat_statements_reset_1_7""",
    "pgcrypto": """crypt=pg_crypt; decrypt=pg_decrypt; decrypt_iv=pg_decrypt_iv; digest=pg_digest; encrypt=pg_encrypt; encrypt_iv=pg_encrypt_iv;
        gen_random_bytes=pg_random_bytes; gen_random_uuid=pg_random_uuid; gen_salt(text)=pg_gen_salt; gen_salt(text, int4)=pg_gen_salt_rounds;
        hmac=pg_hmac; armor=pg_armor; dearmor=pg_dearmor; pgp_key_id=pgp_key_id_w; pgp_sym_encrypt=pgp_sym_encrypt_text;
        pgp_sym_decrypt=pgp_sym_decrypt_text; pgp_pub_encrypt=pgp_pub_encrypt_text; pgp_pub_decrypt=pgp_pub_decrypt_text""",
    "tablefunc": """connectby(text, text, text, text, int4)=connectby_text; connectby(text, text, text, text, int4, text)=connectby_text;
        connectby(text, text, text, text, text, int4)=connectby_text_serial;
        connectby(text, text, text, text, text, int4, text)=connectby_text_serial; crosstab(text, text)=crosstab_hash; crosstab2=crosstab;
        crosstab3=crosstab; crosstab4=crosstab""",
    "unaccent": """unaccent=unaccent_dict""",
}


@cache
def _symbols(library: str) -> dict[str, str]:
    return dict([tuple(entry.strip().split("=")) for entry in _SYMBOLS.get(library, "").split(";") if entry.strip()])  # type: ignore[misc]


def symbol_of(library: str, key: str) -> str:
    """What a library calls the function of a declaration's line."""
    known, name = _symbols(library), key.partition("(")[0]
    return known.get(key) or known.get(name) or name


def library_of(file: str) -> str | None:
    """The extension whose library a file's name is of, None where there is none."""
    name = file.removeprefix("$libdir/").removesuffix(".so")
    return name if name in AVAILABLE and AVAILABLE[name].module else None


def named(library: str, symbol: str) -> list[Signature]:
    """The functions that a library has under a symbol."""
    return [f for f in signatures(declared(library).functions) if symbol_of(library, f.key) == symbol]

# Full-text search: the default parser. Section 12.5 of PostgreSQL's manual.

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'foo-bar-12 x1-y2 1-a a-1b é-x1-ß')
16:foo-bar|11:foo|12:-|11:bar|12:-|22:12|12: |15:x1-y2|9:x1|12:-|9:y2|12: |22:1|12:-|1:a|12: |15:a-1b|11:a|12:-|9:1b|12: |15:é-x1-ß|10:é|12:-|9:x1|12:-|10:ß

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'user@foo a@foo.com/bar b@x.com:80 x_y-z@a.b-c.org')
1:user|12:@|1:foo|12: |4:a@foo.com|19:/bar|12: |4:b@x.com:80|12: |4:x_y-z@a.b-c.org

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'http://a.b.com:80/x?y=1&z#q www.example.com/a/b.html ftp://x')
14:http://|5:a.b.com:80/x?y=1&z#q|6:a.b.com:80|18:/x?y=1&z#q|12: |5:www.example.com/a/b.html|6:www.example.com|18:/a/b.html|12: |14:ftp://|1:x

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'1e5 1.5e-3 -1.2.3 +5 -4.5e6 1.2.3.4 3.14.org 12abc 5.')
7:1e5|12: |7:1.5e-3|12: |12:-|8:1.2.3|12: |21:+5|12: |7:-4.5e6|12: |8:1.2.3.4|12: |6:3.14.org|12: |3:12abc|12: |22:5|12:.

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'/usr/local/x.c ../a ./b ~/c ~d /.e/..f a/b/c x.y_z /a/../b')
19:/usr/local/x.c|12: ..|19:/a|12: .|19:/b|12: ~|19:/c|12: ~|1:d|12: |19:/.e|12:/..|1:f|12: |19:a/b/c|12: |19:x.y_z|12: |19:/a/../b

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'<b>x</b> <a href="x>y"> <br/> <!-- c --> <?xml v?> <!DOCTYPE x> < a 1<2')
13:<b>|1:x|13:</b>|12: |13:<a href="x>y">|12: |13:<br/>|12: |13:<!-- c -->|12: |13:<?xml v?>|12: |13:<!DOCTYPE x>|12: |12:< |1:a|12: |22:1|12:<|22:2

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'<script>alert(\'x\') a<b</script> y <style>z</style>w')
13:<script>|12:alert('x') a|12:<b|13:</script>|12: |1:y|12: |13:<style>|12:z|13:</style>|1:w

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'&amp; &#12; &#xAf; &foo bar; &x.y-z;')
23:&amp;|12: |23:&#12;|12: |23:&#xAf;|12: |12:&|1:foo|12: |1:bar|12:; |23:&x.y-z;

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'слово 漢字 naïve٣ x²y ा́a')
2:слово|12: |2:漢字|12: |2:naïve٣|12: |1:x|12:²|1:y|12: |2:ा́a

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'a.b a.bc a.b.cd foo.com2 x-y.com a_b.cd 1.com')
19:a.b|12: |6:a.bc|12: |6:a.b.cd|12: |19:foo.com2|12: |6:x-y.com|12: |6:a_b.cd|12: |6:1.com

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'com/ example.com/\\ example.com/@ x://y x: y:')
1:com|12:/ |6:example.com|12:/\ |5:example.com/@|6:example.com|18:/@|12: |14:x://|1:y|12: |1:x|12:: |1:y|12::

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'\'quoted\' "x" (a) [b] {c} a,b;c a\'b')
12:'|1:quoted|12:' "|1:x|12:" (|1:a|12:) [|1:b|12:] {|1:c|12:} |1:a|12:,|1:b|12:;|1:c|12: |1:a|12:'|1:b

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'<a href=\'x\\\'y\'>z</a> <x y=`z`>')
13:<a href='x\'y'>|1:z|13:</a>|12: |12:<|1:x|12: |1:y|12:=`|1:z|12:`>

> select string_agg(tokid || ':' || token, '|') from ts_parse('default', E'e.g. i.e. U.S.A. end.')
19:e.g|12:. |19:i.e|12:. |19:U.S.A|12:. |1:end|12:.

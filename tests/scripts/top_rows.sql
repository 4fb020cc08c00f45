# The first rows of many by several keys of either direction, with NULLs, NaNs and equal keys

> create table tp(id int, a int, b text, c float8)
CREATE TABLE

> insert into tp select i, case when i%17=0 then null else (i*7919)%50 end, case when i%13=0 then null else md5((i%300)::text) end, case when i%11=0 then 'NaN' else (i*31%997)::float8 end from generate_series(1,20000) i
INSERT 0 20000

> select * from tp order by a, b, id limit 7
200|0|3644a684f98ea8fe223c713b77189a77|218
500|0|3644a684f98ea8fe223c713b77189a77|545
800|0|3644a684f98ea8fe223c713b77189a77|872
1100|0|3644a684f98ea8fe223c713b77189a77|NaN
1400|0|3644a684f98ea8fe223c713b77189a77|529
2000|0|3644a684f98ea8fe223c713b77189a77|186
2300|0|3644a684f98ea8fe223c713b77189a77|513

> select * from tp order by a desc, b, id limit 7
3468|∅|006f52e9102a8d3be2fe5614f42ba989|829
8568|∅|006f52e9102a8d3be2fe5614f42ba989|406
13668|∅|006f52e9102a8d3be2fe5614f42ba989|980
18768|∅|006f52e9102a8d3be2fe5614f42ba989|557
8636|∅|01161aaa0b6d1345dd8fe4e481144d84|520
13736|∅|01161aaa0b6d1345dd8fe4e481144d84|97
18836|∅|01161aaa0b6d1345dd8fe4e481144d84|671

> select * from tp order by a desc nulls last, b desc nulls first, id desc limit 9 offset 20
6071|49|∅|765
5421|49|∅|555
4771|49|∅|345
4121|49|∅|135
3471|49|∅|922
2821|49|∅|712
2171|49|∅|502
1521|49|∅|292
871|49|∅|82

> select * from tp order by c desc, a, b desc, id limit 12
7150|0|∅|NaN
14300|0|∅|NaN
2200|0|f899139df5e1059396431415e770c6dd|NaN
5500|0|f899139df5e1059396431415e770c6dd|NaN
8800|0|f899139df5e1059396431415e770c6dd|NaN
12100|0|f899139df5e1059396431415e770c6dd|NaN
15400|0|f899139df5e1059396431415e770c6dd|NaN
3300|0|cfcd208495d565ef66e7dff9f98764da|NaN
6600|0|cfcd208495d565ef66e7dff9f98764da|NaN
9900|0|cfcd208495d565ef66e7dff9f98764da|NaN
13200|0|cfcd208495d565ef66e7dff9f98764da|NaN
16500|0|cfcd208495d565ef66e7dff9f98764da|NaN

> select * from tp order by c, id limit 12 offset 1300
6724|6|c8ffe9a587b126f152ed3d89a146b445|71
7721|49|060ad92489947d410d897474079c1477|71
8718|42|6f4922f45568161a8cdf4ad2299f6d23|71
9715|35|2b44928ae11fb9384c4cf38708677c48|71
10712|28|∅|71
11709|21|45c48cce2e2d7fbdea1afc51c7c6ad26|71
12706|14|f0935e4cd5920aa6c7c996a5ee53a70f|71
13703|7|e2c0be24560d78c5e599c2a9c9d0bbd2|71
14700|0|cfcd208495d565ef66e7dff9f98764da|71
16694|∅|a597e50502f5ff68e3e25b9114205d4a|71
17691|29|9c838d2e45b2ad1094d42f4ef36764f6|71
18688|22|2a38a4a9316c49e5a833517c45d31070|71

> select count(*), sum(id), sum(id * n) from (select id, row_number() over () n from (select id from tp order by a nulls first, c desc, id limit 2500 offset 100) q) r
2500|25067761|31272084146

> select * from tp order by b collate "C" desc nulls last, a, id desc limit 5
19883|27|fe9fc289c3ff0af142b6d3bead98a923|227
19583|27|fe9fc289c3ff0af142b6d3bead98a923|897
19283|27|fe9fc289c3ff0af142b6d3bead98a923|NaN
18983|27|fe9fc289c3ff0af142b6d3bead98a923|243
18383|27|fe9fc289c3ff0af142b6d3bead98a923|586

> select id from tp order by a, b, id limit 0
(no rows)

> select a from tp order by a limit 5 offset 19997
∅
∅
∅

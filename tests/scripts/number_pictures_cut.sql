# Pictures of numbers whose point has no digits behind it, and TH without digits

> select format('[%s]', to_char(1,'99 DAYS')), format('[%s]', to_char(-1.5,'99 DAYS')), format('[%s]', to_char(12.75,'99 DAYS'))
[ 1 ]|[ 2 ]|[13 ]

> select format('[%s]', to_char(1,'99D')), format('[%s]', to_char(-1.5,'99D')), format('[%s]', to_char(0,'99D')), format('[%s]', to_char(123,'99D'))
[  1]|[ -2]|[  0]|[ ##.]

> select format('[%s]', to_char(1,'D')), format('[%s]', to_char(-1.5,'D')), format('[%s]', to_char(0.4,'D'))
[ .]|[-.]|[ .]

> select format('[%s]', to_char(1,'99 D')), format('[%s]', to_char(-1.5,'99 D')), format('[%s]', to_char(1,'9 day')), format('[%s]', to_char(-1.5,'9 day'))
[  1 ]|[ -2 ]|[ 1 ]|[-2 ]

> select format('[%s]', to_char(1,'9 DAY')), format('[%s]', to_char(1.5,'FM9 DAY')), format('[%s]', to_char(1,'FM99D')), format('[%s]', to_char(1,'9D S')), format('[%s]', to_char(1,'S9 D'))
[ 1 ]|[2 ]|[1]|[1]|[+1 ]

> select format('[%s]', to_char(1,'9 . x')), format('[%s]', to_char(1,'99.')), format('[%s]', to_char(1,'99.x')), format('[%s]', to_char(1,'FM99.')), format('[%s]', to_char(1.5::float8,'9 DAY')), format('[%s]', to_char(7::bigint,'9 DAY')), format('[%s]', to_char(7::numeric,'9 DAY')), format('[%s]', to_char(7::real,'9 DAY'))
[ 1 ]|[  1]|[  1]|[1]|[ 2 ]|[ 7 ]|[ 7 ]|[ 7 ]

> select format('[%s]', to_char(1,'9 D PR')), format('[%s]', to_char(-1,'9 D PR')), format('[%s]', to_char(1,'9D MI')), format('[%s]', to_char(-1,'9D MI')), format('[%s]', to_char(1,'9D "x"')), format('[%s]', to_char(1,'9D th')), format('[%s]', to_char(1,'9th D'))
[ 1 ]|[<1 ]|[1]|[1]|[ 1]|[ 1]|[ 1 ]

> select format('[%s]', to_char(1,'0D')), format('[%s]', to_char(1,'00 DAY')), format('[%s]', to_char(1,'9,D')), format('[%s]', to_char(1,'9G9 DL')), format('[%s]', to_char(1,'B9 D x'))
[ 1]|[ 01 ]|[ 1,]|[   1 ]|[ 1 ]

> select to_char(1, 'th')
ERROR 22P02 "." is not a number

> select to_char(5, 'LTH')
ERROR 22P02 "." is not a number

> select to_char(i, '99 DAYS')::interval from generate_series(1, 3) i
00:00:01
00:00:02
00:00:03

# fuzzystrmatch: Double Metaphone.

> create extension fuzzystrmatch
CREATE EXTENSION

> select w, dmetaphone(w), dmetaphone_alt(w) from unnest('{gumbo,Thompson,Thomas,Smith,Schmidt,Czerny,Caesar,architect,orchestra,McHugh,bacchus,accident,bellocchio,focaccia,Wasserman,Jose,San Jacinto,Filipowicz,breaux,Zhao,island,sugar,school,schermerhorn,cabrillo,rogier,hochmeier,resnais,laugh,bough,ghislane,tagliaro,danger,gnome,xavier,Ñandu,Çelik,"",1,wright,Michael,Van Buch,mac caffrey,edge,edgar}'::text[]) w
gumbo|KMP|KMP
Thompson|TMPS|TMPS
Thomas|TMS|TMS
Smith|SM0|XMT
Schmidt|XMT|SMT
Czerny|SRN|XRN
Caesar|SSR|SSR
architect|ARKT|ARKT
orchestra|ARKS|ARKS
McHugh|MK|MK
bacchus|PKS|PKS
accident|AKST|AKST
bellocchio|PLX|PLX
focaccia|FKX|FKX
Wasserman|ASRM|FSRM
Jose|HS|HS
San Jacinto|SNHS|SNHS
Filipowicz|FLPT|FLPF
breaux|PR|PR
Zhao|J|J
island|ALNT|ALNT
sugar|XKR|SKR
school|SKL|SKL
schermerhorn|XRMR|SKRM
cabrillo|KPRL|KPR
rogier|RJ|RJR
hochmeier|HKMR|HKMR
resnais|RSN|RSNS
laugh|LF|LF
bough|P|P
ghislane|JLN|JLN
tagliaro|TKLR|TLR
danger|TNJR|TNKR
gnome|NM|NM
xavier|SF|SFR
Ñandu|NT|NT
Çelik|LK|LK
||
1||
wright|RT|RT
Michael|MKL|MXL
Van Buch|FNPK|FNPK
mac caffrey|MKFR|MKFR
edge|AJ|AJ
edgar|ATKR|ATKR

> select dmetaphone(null), dmetaphone_alt(null), dmetaphone(repeat('x', 1000))
∅|∅|SKSK

> select md5(string_agg(dmetaphone(a || b || c) || ',' || dmetaphone_alt(a || b || c), ' ' order by a, b, c)) from unnest('{AC,CH,SC,GH,G,W,TH,J,CC,IL}'::text[]) a, unnest('{A,IE,EA,O,U,H,LL,CIA,ZZ,K}'::text[]) b, unnest('{N,CZ,WICZ,R,S,X,GE,MB,SKI,LLA}'::text[]) c
51721fa636d06d17f3febeebbb904d8d

> select proname, proargnames, provolatile, proisstrict, proparallel, prosrc from pg_proc where proname like 'dmeta%' order by 1
dmetaphone|∅|i|t|s|dmetaphone
dmetaphone_alt|∅|i|t|s|dmetaphone_alt

# Full-text search: the stems and stop words of every language. Section 12.6 of PostgreSQL's manual.

> select string_agg(w || '=' || coalesce((ts_lexize('arabic_stem', w))[1], '-'), ' ') from unnest(string_to_array('البنغالي تشغيل checksum معاذ الاسبرانتو does spanish need ثمانية مكونة الإفريقية خاصة luxembourgish الاستخدام associated إعادات عشري الزر urlpattern رابط status full report لنتأكد places punjabi access administrators أَنَّ إصدار', ' ')) w
البنغالي=بنغال تشغيل=تشغيل checksum=checksum معاذ=معاذ الاسبرانتو=اسبرانتو does=does spanish=spanish need=need ثمانية=ثمان مكونة=مكون الإفريقية=افريق خاصة=خاص luxembourgish=luxembourgish الاستخدام=استخدام associated=associated إعادات=اعادا عشري=عشر الزر=الزر urlpattern=urlpattern رابط=رابط status=status full=full report=report لنتأكد=لنتاكد places=places punjabi=punjabi access=access administrators=administrators أَنَّ=ان إصدار=اصدار

> select to_tsvector('arabic', 'tampered tatar العربي المستخدمون أرقام أنتما x running mice')
'mice':9 'running':8 'tampered':1 'tatar':2 'x':7 'ارقام':5 'انتم':6 'عرب':3 'مستخدم':4

> select string_agg(w || '=' || coalesce((ts_lexize('armenian_stem', w))[1], '-'), ' ') from unnest(string_to_array('lookup monday ավստրալական summary asturian ամբողջ գործողություն japanese hours saturday content uploaded syndication պրոֆիլի չորս access պատմություն validate contribute their zone team կայքում today mail կանադա լիտվերեն letters comments requests', ' ')) w
lookup=lookup monday=monday ավստրալական=ավստրալ summary=summary asturian=asturian ամբողջ=ամբողջ գործողություն=գործողությ japanese=japanese hours=hours saturday=saturday content=content uploaded=uploaded syndication=syndication պրոֆիլի=պրոֆ չորս=չորս access=access պատմություն=պատմությ validate=validate contribute=contribute their=their zone=zone team=team կայքում=կայ today=today mail=mail կանադա=կանադ լիտվերեն=լիտվերե letters=letters comments=comments requests=requests

> select to_tsvector('armenian', 'australian ազգանուն բուլղարերեն argentinian մինչև գրառում x running mice')
'argentinian':4 'australian':1 'mice':9 'running':8 'x':7 'ազգ':2 'բուլղարերե':3 'գրառ':6 'մինչև':5

> select string_agg(w || '=' || coalesce((ts_lexize('basque_stem', w))[1], '-'), ' ') from unnest(string_to_array('georgian gune nora active integer argitaratze sorry correct perform dauka bidaliko transfer egiaztatu zehaztapenak irten frantsesa leihoa gako lost egun universally irudi berbidalia objetuak thursday urdua version gero eslovakiera anything', ' ')) w
georgian=geor gune=gune nora=nora active=active integer=integer argitaratze=argi sorry=sorry correct=correct perform=perform dauka=dau bidaliko=bidali transfer=transfer egiaztatu=egia zehaztapenak=zehaztap irten=ir frantsesa=frantse leihoa=leihoa gako=gako lost=lost egun=egun universally=universally irudi=iru berbidalia=berbidalia objetuak=obje thursday=thursday urdua=urdua version=version gero=gero eslovakiera=eslova anything=anything

> select to_tsvector('basque', 'idatzita base denbora format length osetiera x running mice')
'base':2 'denbora':3 'format':4 'idatzi':1 'length':5 'mice':9 'ose':6 'running':8 'x':7

> select string_agg(w || '=' || coalesce((ts_lexize('catalan_stem', w))[1], '-'), ' ') from unnest(string_to_array('haven comenci futurs escollit string parties bookmarks file slashes finalitzada fals contrasenya vosaltres basque repr comentaris target solament february mode configurat tanta application behind quatre only introdueixi alguna dues tingui', ' ')) w
haven=haven comenci=comenc futurs=futur escollit=escoll string=string parties=part bookmarks=bookmark file=fil slashes=slash finalitzada=final fals=fal contrasenya=contraseny vosaltres=vosaltr basque=basqu repr=repr comentaris=coment target=targ solament=sol february=february mode=mod configurat=configur tanta=tant application=application behind=behind quatre=quat only=only introdueixi=introdu alguna=algun dues=dues tingui=tingu

> select to_tsvector('catalan', 'python gaèlic eliminat mapa seguit kazakh x running mice')
'elimin':3 'gaelic':2 'kazakh':6 'map':4 'mic':9 'python':1 'running':8 'segu':5 'x':7

> select string_agg(w || '=' || coalesce((ts_lexize('danish_stem', w))[1], '-'), ' ') from unnest(string_to_array('couldn authentication starten already okay indhold esperanto comments unlimited resultat complete spaces øvre længde bugs denne message kodeord ctrl avancerede mand handlingstid control mongolian skal dog når min ned vi', ' ')) w
couldn=couldn authentication=authentication starten=start already=already okay=okay indhold=indhold esperanto=esperanto comments=comment unlimited=unlimited resultat=resultat complete=complet spaces=spac øvre=øvr længde=læng bugs=bug denne=- message=messag kodeord=kodeord ctrl=ctrl avancerede=avanc mand=mand handlingstid=handlingstid control=control mongolian=mongolian skal=- dog=- når=- min=- ned=- vi=-

> select to_tsvector('danish', 'unique hvem november generates gyldige need ad af running mice')
'generat':4 'gyld':5 'hvem':2 'mic':10 'need':6 'novemb':3 'running':9 'uniqu':1

> select string_agg(w || '=' || coalesce((ts_lexize('dutch_stem', w))[1], '-'), ' ') from unnest(string_to_array('kies comma bosnian instantie volledige omtrent databasefout same naturaltime worden hierbeneden databasetabellen beschrijvingen months frans norwegian vaakwat opgetreden word negen image avonds vandaag verbindingen zonder kan wie tot was altijd', ' ')) w
kies=kies comma=comma bosnian=bosnian instantie=instantie volledige=volled omtrent=omtrent databasefout=databasefout same=sam naturaltime=naturaltim worden=- hierbeneden=hierbened databasetabellen=databasetabell beschrijvingen=beschrijv months=month frans=fran norwegian=norwegian vaakwat=vaakwat opgetreden=opgetred word=word negen=neg image=imag avonds=avond vandaag=vandag verbindingen=verbind zonder=- kan=- wie=- tot=- was=- altijd=-

> select to_tsvector('dutch', 'tweede geometry incorrectly overal syndication slovenian aan al running mice')
'geometry':2 'incorrectly':3 'mic':10 'overal':4 'running':9 'slovenian':6 'syndication':5 'twed':1

> select string_agg(w || '=' || coalesce((ts_lexize('english_stem', w))[1], '-'), ' ') from unnest(string_to_array('however requests headers whose indexes list usefulness editing text actually recently sorani going language welcome higher provides immediately says urlpattern went maybe lowercase uploaded hers them will until in whom', ' ')) w
however=howev requests=request headers=header whose=whose indexes=index list=list usefulness=use editing=edit text=text actually=actual recently=recent sorani=sorani going=go language=languag welcome=welcom higher=higher provides=provid immediately=immedi says=say urlpattern=urlpattern went=went maybe=mayb lowercase=lowercas uploaded=upload hers=- them=- will=- until=- in=- whom=-

> select to_tsvector('english', 'downing whole portuguese microsoft lets settings a about running mice')
'down':1 'let':5 'mice':10 'microsoft':4 'portugues':3 'run':9 'set':6 'whole':2

> select string_agg(w || '=' || coalesce((ts_lexize('finnish_stem', w))[1], '-'), ' ') from unnest(string_to_array('hebrew toiminnon instance kaikkialta occurred small make dekiljoonaa pyynnöille iteraatioita will vaiheessa tekstiä pääsisältöön meta yksi turkki lukua antoi kahta hänet valitsemalla sallittu yksinkertaistettu olleet jonka keille te siinä olisivat', ' ')) w
hebrew=hebrew toiminnon=toimino instance=instanc kaikkialta=kaikia occurred=occurred small=smal make=make dekiljoonaa=dekiljoon pyynnöille=pyynö iteraatioita=iteraatio will=wil vaiheessa=vaihe tekstiä=tekst pääsisältöön=pääsisältö meta=meta yksi=yks turkki=turk lukua=luku antoi=antoi kahta=kah hänet=- valitsemalla=valitsem sallittu=sallitu yksinkertaistettu=yksinkertaistetu olleet=- jonka=- keille=- te=- siinä=- olisivat=-

> select to_tsvector('finnish', 'avaimia sivuilta kohteelle install built hajakoodausalgoritmi ei eivät running mice')
'avaim':1 'built':5 'hajakoodausalgoritm':6 'instal':4 'koht':3 'mice':10 'running':9 'sivu':2

> select string_agg(w || '=' || coalesce((ts_lexize('french_stem', w))[1], '-'), ' ') from unnest(string_to_array('created paroz feeds vietnamien fors australien specific télougou pure réinitialisation champ gogol january respectée able puisque sites modifications something data autant nécessite configured norvégien y toi mon étiez l nos', ' ')) w
created=created paroz=paroz feeds=feed vietnamien=vietnamien fors=for australien=australien specific=specific télougou=télougou pure=pur réinitialisation=réinitialis champ=champ gogol=gogol january=january respectée=respect able=able puisque=puisqu sites=sit modifications=modif something=something data=dat autant=aut nécessite=nécessit configured=configured norvégien=norvégien y=- toi=- mon=- étiez=- l=- nos=-

> select to_tsvector('french', 'didn statique soixante rendre unes dring ai aie running mice')
'didn':1 'dring':6 'mic':10 'rendr':4 'running':9 'soix':3 'statiqu':2 'une':5

> select string_agg(w || '=' || coalesce((ts_lexize('german_stem', w))[1], '-'), ' ') from unnest(string_to_array('complete natürlich geschützten milliarden jump zahlen datum zugegriffen browser niemanden baskisch from thur verwendeten privacy abbrev geschweige berücksichtigen fenster mindestends week notwendig mail changed euch ob würden zwar mein hat', ' ')) w
complete=complet natürlich=natur geschützten=geschutzt milliarden=milliard jump=jump zahlen=zahl datum=datum zugegriffen=zugegriff browser=brows niemanden=niemand baskisch=baskisch from=from thur=thur verwendeten=verwendet privacy=privacy abbrev=abbrev geschweige=geschweig berücksichtigen=berucksicht fenster=fenst mindestends=mindest week=week notwendig=notwend mail=mail changed=changed euch=- ob=- würden=- zwar=- mein=- hat=-

> select to_tsvector('german', 'html hyphens zweimal deswegen kommaseparierte equal aber alle running mice')
'desweg':4 'equal':6 'html':1 'hyph':2 'kommasepariert':5 'mic':10 'running':9 'zweimal':3

> select string_agg(w || '=' || coalesce((ts_lexize('greek_stem', w))[1], '-'), ' ') from unnest(string_to_array('προτιμήστε λιγότερα μέρα submitted διαγραφής επειδή συγχρονως γεωργιανά οδηγίες bokmål ετουτοι επιλογής σουαχίλι εκεινον second προσθέστε byte path πάνω βιρμανικά εναλλακτικές couldn release μερικά athineos προχθες τουτοις ώστε εγκαιρως βεβαια', ' ')) w
προτιμήστε=προτιμ λιγότερα=λιγ μέρα=μερ submitted=submitted διαγραφής=διαγραφ επειδή=επειδ συγχρονως=συγχρονωσ γεωργιανά=γεωργιαν οδηγίες=οδηγι bokmål=bokmål ετουτοι=ετουτ επιλογής=επιλογ σουαχίλι=σουαχιλ εκεινον=εκεινον second=second προσθέστε=προσθ byte=byte path=path πάνω=παν βιρμανικά=βιρμαν εναλλακτικές=εναλλακτικ couldn=couldn release=release μερικά=μερ athineos=athineos προχθες=προχθ τουτοις=τουτοισ ώστε=ωστ εγκαιρως=εγκαιρωσ βεβαια=βεβαι

> select to_tsvector('greek', 'πριν content βλέπετε σιγα δουλειά spapas x running mice')
'content':2 'mice':9 'running':8 'spapas':6 'x':7 'βλεπ':3 'δουλει':5 'πριν':1 'σιγ':4

> select string_agg(w || '=' || coalesce((ts_lexize('hindi_stem', w))[1], '-'), ' ') from unnest(string_to_array('welcome googol have probably strict personal registered these साबुत static अपना codename address इसका commonly hidden georgian reset venezuelan integers successful headers without requests algerian password json language unicode अपनि', ' ')) w
welcome=welcome googol=googol have=have probably=probably strict=strict personal=personal registered=registered these=these साबुत=साबुत static=static अपना=अप codename=codename address=address इसका=इसक commonly=commonly hidden=hidden georgian=georgian reset=reset venezuelan=venezuelan integers=integers successful=successful headers=headers without=without requests=requests algerian=algerian password=password json=json language=language unicode=unicode अपनि=अपन

> select to_tsvector('hindi', 'तिंहें sorry confirmation appear aborted flag x running mice')
'abort':5 'appear':4 'confirm':3 'flag':6 'mice':9 'run':8 'sorri':2 'x':7 'तिंह':1

> select string_agg(w || '=' || coalesce((ts_lexize('hungarian_stem', w))[1], '-'), ' ') from unnest(string_to_array('validate scottish display urak greater alap példa project önöktől would syndication navigáció static noon hanem language sikeresen bolgár lennék account rajtuk érkezett kínai spaces ilyen cikk ebben miért viszont olyan', ' ')) w
validate=validat scottish=scottish display=display urak=ur greater=greater alap=alap példa=péld project=projec önöktől=ön would=woul syndication=syndicat navigáció=navigáció static=static noon=no hanem=- language=languag sikeresen=sikeres bolgár=bolgár lennék=lenne account=accoun rajtuk=rajt érkezett=érkezet kínai=kín spaces=spaces ilyen=- cikk=- ebben=- miért=- viszont=- olyan=-

> select to_tsvector('hungarian', 'szükség megjegyzések tőlem expire postgresql értünk a abban running mice')
'exp':4 'megjegyzés':2 'mic':10 'postgresql':5 'running':9 'szükség':1 'től':3 'ért':6

> select string_agg(w || '=' || coalesce((ts_lexize('indonesian_stem', w))[1], '-'), ' ') from unnest(string_to_array('berakhirlah bookmarklet ketik melakukan click betulkah arrow pemetaan spanish bookmarklets sepantasnyalah unik beranda dilakukan dikira karakter dialah disebutkannya mentransformasi sunday enam hendak hingga setempat filternya blok jump begitulah desember sebaik', ' ')) w
berakhirlah=akhir bookmarklet=bookmarklet ketik=ketik melakukan=laku click=click betulkah=betul arrow=arrow pemetaan=peta spanish=spanish bookmarklets=bookmarklets sepantasnyalah=sepantas unik=unik beranda=anda dilakukan=laku dikira=kira karakter=karakter dialah=dia disebutkannya=sebut mentransformasi=transformasi sunday=sunday enam=enam hendak=hendak hingga=hingga setempat=setempat filternya=filter blok=blok jump=jump begitulah=begitu desember=desember sebaik=sebaik

> select to_tsvector('indonesian', 'british mendapat bermula diibaratkannya semampunya disebutkan x running mice')
'british':1 'dapat':2 'ibarat':4 'mice':9 'mula':3 'running':8 'sebut':6 'semampu':5 'x':7

> select string_agg(w || '=' || coalesce((ts_lexize('irish_stem', w))[1], '-'), ' ') from unnest(string_to_array('administrative latvian blian flatpage slándáil reset mhíchumas german selecting hebrew august checking sonrú fearainn chuid portuguese save sinn míreanna faire persian passwords rómáinis dearmad each baint patience dhigit duplicate welcome', ' ')) w
administrative=administrative latvian=latvian blian=blian flatpage=flatpage slándáil=slánd reset=reset mhíchumas=míchumas german=german selecting=selecting hebrew=hebrew august=august checking=cecking sonrú=sonrú fearainn=fearainn chuid=cuid portuguese=portuguese save=save sinn=sinn míreanna=míreanna faire=faire persian=persian passwords=passwords rómáinis=rómáinis dearmad=dearmad each=each baint=baint patience=patience dhigit=digit duplicate=duplicate welcome=welcome

> select to_tsvector('irish', 'than example ngrúpa characters unaccented dhearfach x running mice')
'caracters':4 'dearfach':6 'example':2 'grúpa':3 'mice':9 'running':8 'tan':1 'unaccented':5 'x':7

> select string_agg(w || '=' || coalesce((ts_lexize('italian_stem', w))[1], '-'), ' ') from unnest(string_to_array('sulla fossi installation riferimenti generata coloro cambia referer affinché porranno faremo avessimo nepali press almeno avrebbe british luxembourgish nuova date generated tampered intorno khmer nello cui uno avemmo vostro sareste', ' ')) w
sulla=- fossi=- installation=installation riferimenti=rifer generata=gener coloro=color cambia=camb referer=referer affinché=affinc porranno=porrann faremo=- avessimo=- nepali=nepal press=press almeno=almen avrebbe=- british=british luxembourgish=luxembourgish nuova=nuov date=dat generated=generated tampered=tampered intorno=intorn khmer=khmer nello=- cui=- uno=- avemmo=- vostro=- sareste=-

> select to_tsvector('italian', 'application steste characters utilizzando value important a abbia running mice')
'application':1 'characters':3 'important':6 'mic':10 'running':9 'utilizz':4 'valu':5

> select string_agg(w || '=' || coalesce((ts_lexize('lithuanian_stem', w))[1], '-'), ' ') from unnest(string_to_array('lygi feeds decilijonai veiksmo latvian greitųjų saved registracija mariusz oktilijonų pradžioj range sensitive savojoje geometry relationship pakeitimo tavajame return ðiàjà atsijungti leidel jàja sistemos checked dots atsiųskite assigning katra kroatų', ' ')) w
lygi=lyg feeds=feed decilijonai=decilijon veiksmo=veiksm latvian=latvi greitųjų=greit saved=saved registracija=registracij mariusz=mariusz oktilijonų=oktilijon pradžioj=pradži range=rang sensitive=sensitiv savojoje=sav geometry=geometr relationship=relationship pakeitimo=pakeitim tavajame=tav return=return ðiàjà=ðiàjà atsijungti=atsijung leidel=leidel jàja=jàja sistemos=sistem checked=checked dots=dot atsiųskite=atsiųs assigning=assign katra=katr kroatų=kroat

> select to_tsvector('lithuanian', 'kitu aukštutinė vartotoją uþvis raktu abidvi x running mice')
'abidv':6 'aukštutin':2 'kit':1 'mic':9 'rakt':5 'runn':8 'uþv':4 'vart':3 'x':7

> select string_agg(w || '=' || coalesce((ts_lexize('nepali_stem', w))[1], '-'), ' ') from unnest(string_to_array('month origin hash specified months hungarian only occurred change directory corrupted tatar created bengali latin line ordinal cookies requires filters checksum frisian csrf will जताततै बाहेक चाले अब दिनुहुन्छ सबै', ' ')) w
month=month origin=origin hash=hash specified=specified months=months hungarian=hungarian only=only occurred=occurred change=change directory=directory corrupted=corrupted tatar=tatar created=created bengali=bengali latin=latin line=line ordinal=ordinal cookies=cookies requires=requires filters=filters checksum=checksum frisian=frisian csrf=csrf will=will जताततै=- बाहेक=- चाले=- अब=- दिनुहुन्छ=- सबै=-

> select to_tsvector('nepali', 'alter instead with keys hotmail azerbaijani अक्सर अगाडि running mice')
'alter':1 'azerbaijani':6 'hotmail':5 'instead':2 'keys':4 'mice':10 'running':9 'with':3

> select string_agg(w || '=' || coalesce((ts_lexize('norwegian_stem', w))[1], '-'), ' ') from unnest(string_to_array('torsdag algoritme tilgang noen nødvendig didn confirmation tidligere installasjonen hopp nettsteder tilgjengelig fremmednøkkel valget does arabisk fall unknown alternativer sekunder foreign tapt boolean some medan kvar ingen for nokon kva', ' ')) w
torsdag=torsdag algoritme=algoritm tilgang=tilgang noen=- nødvendig=nødvend didn=didn confirmation=confirmation tidligere=tidliger installasjonen=installasjon hopp=hopp nettsteder=nettsted tilgjengelig=tilgjeng fremmednøkkel=fremmednøkkel valget=valg does=does arabisk=arabisk fall=fall unknown=unknown alternativer=alternativ sekunder=sekund foreign=foreign tapt=tapt boolean=boolean some=som medan=- kvar=- ingen=- for=- nokon=- kva=-

> select to_tsvector('norwegian', 'hendelser bibliotek value upper nullstilt does alle at running mice')
'bibliotek':2 'does':6 'hend':1 'mic':10 'nullstilt':5 'running':9 'upp':4 'valu':3

> select string_agg(w || '=' || coalesce((ts_lexize('portuguese_stem', w))[1], '-'), ' ') from unnest(string_to_array('spaces dispoe correcta querem dele antes primeiro pelo inline seguinte english accessed korean arrow janeiro srid rather houvéramos continue aonde algum nicarágua times tipo pelo serei houvermos elas tiveram deles', ' ')) w
spaces=spac dispoe=dispo correcta=correct querem=quer dele=- antes=antes primeiro=primeir pelo=- inline=inlin seguinte=seguint english=english accessed=accessed korean=korean arrow=arrow janeiro=janeir srid=srid rather=rath houvéramos=- continue=continu aonde=aond algum=algum nicarágua=nicarágu times=tim tipo=tip pelo=- serei=- houvermos=- elas=- tiveram=- deles=-

> select to_tsvector('portuguese', 'directory verificação tajik maioria bilião letters a ao running mice')
'biliã':5 'directory':1 'letters':6 'maior':4 'mic':10 'running':9 'tajik':3 'verific':2

> select string_agg(w || '=' || coalesce((ts_lexize('romanian_stem', w))[1], '-'), ' ') from unnest(string_to_array('alternatives selection depanare reported already mongolian indicați totusi anume algorithm dintr- validate instance letter explicit relationships altceva înaintea afara contul comună sessions naturaltime inițial contact noroc december atat fata trilioane', ' ')) w
alternatives=alternatives selection=selection depanare=depan reported=reported already=already mongolian=mongolian indicați=indicaț totusi=totus anume=anum algorithm=algorithm dintr-=dintr- validate=valid instance=instanc letter=letter explicit=explic relationships=relationships altceva=altcev înaintea=înaint afara=afar contul=cont comună=comun sessions=sessions naturaltime=naturaltim inițial=inițial contact=contact noroc=noroc december=december atat=atat fata=fat trilioane=trilioan

> select to_tsvector('romanian', 'bengali atita numele cite popup asigura x running mice')
'asigur':6 'atit':2 'bengal':1 'cit':4 'mic':9 'num':3 'popup':5 'running':8 'x':7

> select string_agg(w || '=' || coalesce((ts_lexize('russian_stem', w))[1], '-'), ' ') from unnest(string_to_array('большой behind придется файлу модели сначала полномочий необходим требует protection assigning измените простым варианта через noon related инструменты скрытое inline далее отправить информацию polygon чего все тем меня всегда сам', ' ')) w
большой=больш behind=behind придется=придет файлу=файл модели=модел сначала=снача полномочий=полномоч необходим=необход требует=треб protection=protection assigning=assigning измените=измен простым=прост варианта=вариант через=- noon=noon related=related инструменты=инструмент скрытое=скрыт inline=inline далее=дал отправить=отправ информацию=информац polygon=polygon чего=- все=- тем=- меня=- всегда=- сам=-

> select to_tsvector('russian', 'всех диапазона excluding сообщение выберите description а без running mice')
'descript':6 'exclud':3 'mice':10 'run':9 'выбер':5 'диапазон':2 'сообщен':4

> select string_agg(w || '=' || coalesce((ts_lexize('serbian_stem', w))[1], '-'), ' ') from unnest(string_to_array('осетински link раздвојени revision уколико uuid улепшавање dictionary connect безбедоносних пређи sorani verify поједностављени инстанца abbrev фактор неисправан пребачен filename квадрилијарда authentication валидна french сајту одаберите неким провера appear полигона', ' ')) w
осетински=osetinsk link=link раздвојени=razdvojen revision=revision уколико=ukolik uuid=uuid улепшавање=ulepšavanj dictionary=dictionary connect=connect безбедоносних=bezbedonosn пређи=pređ sorani=soran verify=verify поједностављени=pojednostavlen инстанца=instanc abbrev=abbrev фактор=faktor неисправан=neispravn пребачен=prebač filename=filenam квадрилијарда=kvadrilijard authentication=authentication валидна=validn french=french сајту=sajt одаберите=odaberi неким=nek провера=prover appear=appear полигона=poligon

> select to_tsvector('serbian', 'bugs опсега биће quality dots сата x running mice')
'bić':3 'bugs':1 'dots':5 'mic':9 'opseg':2 'quality':4 'running':8 'sat':6 'x':7

> select string_agg(w || '=' || coalesce((ts_lexize('spanish_stem', w))[1], '-'), ' ') from unnest(string_to_array('quizá deshabilitar need cambiar mime español directorio instale uppercase ningunas lista arreglo búsqueda aproximadamente appropriate debugging bielorruso deshabilitado poca solamente información algorithm habéis zone serías estoy os fuisteis mí nuestros', ' ')) w
quizá=quiz deshabilitar=deshabilit need=need cambiar=cambi mime=mim español=español directorio=directori instale=instal uppercase=upperc ningunas=ningun lista=list arreglo=arregl búsqueda=busqued aproximadamente=aproxim appropriate=appropriat debugging=debugging bielorruso=bielorrus deshabilitado=deshabilit poca=poc solamente=sol información=inform algorithm=algorithm habéis=- zone=zon serías=- estoy=- os=- fuisteis=- mí=- nuestros=-

> select to_tsvector('spanish', 'advanced envió consiguen introducirla índices estabas a al running mice')
'advanc':1 'consig':3 'envi':2 'indic':5 'introduc':4 'mic':10 'running':9

> select string_agg(w || '=' || coalesce((ts_lexize('swedish_stem', w))[1], '-'), ' ') from unnest(string_to_array('relevanta some configured lista text least toggle lade burmesiska hoppa hash false längst portugisiska decimal likställda appliceras that sessioner czech nepali made mera popup alla dess detta vilkas våra kunde', ' ')) w
relevanta=relevant some=som configured=configured lista=list text=text least=least toggle=toggl lade=lad burmesiska=burmesisk hoppa=hopp hash=hash false=fals längst=längst portugisiska=portugisisk decimal=decimal likställda=likställd appliceras=applicer that=that sessioner=session czech=czech nepali=nepali made=mad mera=mer popup=popup alla=- dess=- detta=- vilkas=- våra=- kunde=-

> select to_tsvector('swedish', 'sites arbetsfaktor emailed aborted anders åttonde alla allt running mice')
'aborted':4 'ander':5 'arbetsfak':2 'emailed':3 'mic':10 'running':9 'sit':1 'åttond':6

> select string_agg(w || '=' || coalesce((ts_lexize('tamil_stem', w))[1], '-'), ' ') from unnest(string_to_array('slashes feeds popup want kannada matching patience entry editing generated editable history session related korean files letter june flag turkmen behind tags public mexican july cookie fields project lower applied', ' ')) w
slashes=slashes feeds=feeds popup=popup want=want kannada=kannada matching=matching patience=patience entry=entry editing=editing generated=generated editable=editable history=history session=session related=related korean=korean files=files letter=letter june=june flag=flag turkmen=turkmen behind=behind tags=tags public=public mexican=mexican july=july cookie=cookie fields=fields project=project lower=lower applied=applied

> select to_tsvector('tamil', 'change default messages charset window german x running mice')
'change':1 'charset':4 'default':2 'german':6 'messages':3 'mice':9 'running':8 'window':5 'x':7

> select string_agg(w || '=' || coalesce((ts_lexize('turkish_stem', w))[1], '-'), ' ') from unnest(string_to_array('geçmiş nereden uuuuuu ukrainian üzgünüz central geçirilmediğinden python aksansız contribute yöneticilerinizden formları saatinin application moğolca arka midir yönlendirme relationships yapıp username scottish team bilgileriniz ne biz için hiç nerede ama', ' ')) w
geçmiş=geç nereden=nere uuuuuu=uuuuu ukrainian=ukrainian üzgünüz=üzgü central=central geçirilmediğinden=geçirilmedik python=python aksansız=aksansız contribute=contribu yöneticilerinizden=yönetici formları=form saatinin=saati application=application moğolca=moğol arka=arka midir=mi yönlendirme=yönlendirme relationships=relationships yapıp=yapıp username=userna scottish=scottish team=team bilgileriniz=bilgi ne=- biz=- için=- hiç=- nerede=- ama=-

> select to_tsvector('turkish', 'çokgen gönderelim kullandığınızdan kullanılan bound armenian acaba ama running mice')
'armenian':6 'boundu':5 'gönderel':2 'kullandık':3 'kullanıla':4 'miç':10 'runningi':9 'çokge':1

> select string_agg(w || '=' || coalesce((ts_lexize('yiddish_stem', w))[1], '-'), ' ') from unnest(string_to_array('correctly טורקית ממופה הזמינות "גם", בוסנית username bytes "נגד", couldn הבית חיובי starting שורות date gaelic views והמשך משמעי לפיכך "אחרות", לסימניות להבטיח positive specified הסיסמה למחוק הערות exists לאימות', ' ')) w
correctly=correctly טורקית=טורקית ממופה=ממופה הזמינות=הזמינה "גם",="גמ", בוסנית=בוסנית username=username bytes=bytes "נגד",="נגד", couldn=couldn הבית=הבית חיובי=חיובי starting=starting שורות=שורה date=date gaelic=gaelic views=views והמשך=והמשכ משמעי=משמעי לפיכך=לפיככ "אחרות",="אחרות", לסימניות=לסימניה להבטיח=להבטיח positive=positive specified=specified הסיסמה=הסיסמה למחוק=למחוק הערות=הערה exists=exists לאימות=לאימה

> select to_tsvector('yiddish', 'אוסטית doesn summary גלויה הוראות אתכם x running mice')
'doesn':2 'mice':9 'running':8 'summary':3 'x':7 'אוסטית':1 'אתכמ':6 'גלױה':4 'הוראה':5

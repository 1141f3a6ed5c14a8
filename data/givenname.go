package data

import (
	"strings"
	"sync"
)

// GivenName reports whether a word is known as a given name: one of the most used in many countries, or two of
// them with a hyphen ("Hans-Jürgen"). Many of them are also family names, and some are words: it is evidence,
// not proof.
func GivenName(word string) bool {
	word = strings.Trim(word, ".,()\"“”'’")
	if names := givenNames(); names[Fold(word)] {
		return true
	}
	first, second, double := strings.Cut(strings.ReplaceAll(word, "‐", "-"), "-")
	names := givenNames()
	return double && (names[Fold(first)] || names[Fold(second)])
}

// givenNames are the names of the lists below by their folded form, with the short forms of shortNames.
var givenNames = sync.OnceValue(func() map[string]bool {
	m := foldedSet(givenNameList)
	for _, group := range shortNames {
		for n := range strings.FieldsSeq(group) {
			m[n] = true
		}
	}
	return m
})

const givenNameList = `
aaron abby abigail abraham ada adam addison adele adelaide adeline adrian adriana adrienne agatha agnes aidan aileen aisha alan albert
alec aled alex alexander alexandra alexis alfie alfred alice alicia alison alistair allan allen allison alma alyssa amanda amber amelia amy
anastasia andre andrea andrew angela angelica angelina angus anita ann anna annabel anne annette annie anthony antonia april archie ariana
arlene arnold arthur ashley audrey austin ava avery barbara barry beatrice becky belinda bella benjamin bernadette bernard bertha beth
bethany betty beverley beverly blake bob bonnie brad bradley brandon brenda brendan brent brett brian briana bridget brooke bruce bryan bryce
caitlin caleb callum calvin cameron camilla candice cara carl carla carlton carmen carol carole caroline carolyn carrie carter casey cassandra
catherine cathleen cecil cecilia cedric celeste celia chad charlene charles charlotte chelsea cheryl chester chloe chris christian christina
christine christopher cindy claire clara clare clarence clark claude claudia clayton clifford clive cody colin colleen connie connor conor
constance cora cordelia corey craig crystal curtis cynthia daisy dale damian damon dan dana daniel daniela danielle daphne darlene darren daryl
dave david dawn dean deanna deborah debra declan deirdre delia delphine denise dennis derek desmond diana diane dianne dinah dirk dolores
dominic dominique donald donna donovan dora doreen doris dorothy doug douglas duncan dustin dylan earl eddie eden edgar edith edmund edna edward
edwin eileen elaine eleanor elena elijah elise eliza elizabeth ella ellen elliot elliott elsa elsie elspeth emilia emily emma emmanuel enid eric
erica erika erin ernest esme esther ethan ethel eugene eugenia eunice eva evan eve evelyn ewan faith fay felicity felix fergus fern finlay finn fiona
flora florence frances francesca francis frank franklin fraser freda frederick freya gabriel gabriela gabrielle gail gareth garry gary gavin gemma
geoff geoffrey george georgia georgina gerald geraldine gerard gertrude gilbert gillian gina giles gladys glen glenda glenn gloria gordon grace
graham grant greg gregory greta guy gwen gwendolyn hailey hamish hannah harold harriet harrison harry harvey hattie hayley hazel heather hector helen
helena henrietta henry herbert hilary hilda holly hope howard hugh hugo ian ida imogen ingrid irene iris irma isaac isabel isabella isabelle isaiah
isla isobel ivan ivor ivy jack jackie jackson jacob jacqueline jade jake james jamie jan jane janet janice jared jasmine jason jay jayden jean jeanette
jeff jeffrey jemima jennifer jenny jeremiah jeremy jerome jerry jesse jessica jill jim jo joan joanna joanne jocelyn jodie joe joel johanna john jonah
jonas jonathan jordan joseph josephine josh joshua josiah joy joyce juan juanita judith judy julia julian juliana julie juliet june justin justine kara
karen kate katherine kathleen kathryn katie katrina kay kayla keira keith kelly kelvin kendra kenneth kerry kevin kieran kim kimberly kirk kirsten
kirsty kristen kristin kristina kurt kyle kylie lachlan lance larry laura lauren laurence leah leanne lee leigh leila len lena leo leon leona leonard
leroy leslie lester levi lewis liam lillian lily linda lindsay lindsey lisa liz lloyd logan lois lola lorna lorraine louis louisa louise lucas lucia
lucille lucinda lucy luke lydia lyle lynda lynn lynne mabel mackenzie madeleine madison mae maggie malcolm mandy marc marcia marcus margaret margot
maria marian marianne marie marilyn marina marion marisa marjorie mark marlene marsha marshall martha martin martina marvin mary matilda matthew maud
maureen maurice max maxine maxwell megan mei melanie melinda melissa mercy meredith mervyn mia michael michaela michele michelle mildred miles millie
milo mindy miranda miriam mitchell moira molly mona monica morag morgan morris moses muriel myra myrtle nadia nadine nancy naomi natalie natasha nathan
nathaniel neil nell nellie nelson neville niamh nicholas nicola nicole nigel nina noah noel nora noreen norma norman olga olive oliver olivia oscar oswald
owen pamela paige patience patricia patrick paul paula pauline pearl peggy penelope penny percy peter petra philip philippa phoebe phyllis pierce piers
polly poppy priscilla prudence quentin quinn rachel ralph ramona randall randy raquel raymond rebecca reginald reuben rex rhiannon rhoda rhona rhys
richard rita robert roberta robin robyn rochelle roderick rodney roger roland ronald ronan rory rosa rosalind rosamund rose rosemary rosie ross rowan
rowena roxanne roy ruby rudolph rufus rupert russell ruth ryan sabrina sadie sally sam samantha samuel sandra sara sarah saul scott sean sebastian selena
selina serena seth shane shannon sharon shaun shauna sheena sheila shelley sheridan shirley sian sidney siegfried sienna silas silvia simon simone
sinead skye solomon sonia sophia sophie spencer stacey stacy stanley stella stephanie stephen stewart stuart susan susanna susannah suzanne sybil sydney
sylvia tabitha tamara tamsin tania tanya tara taylor teresa terence terry tess tessa thelma theodora theodore theresa thomas tiffany tim timothy tina toby
todd tom toni tony tracey tracy travis trevor tricia trinity tristan troy tyler ursula valerie vanessa vera verity vernon veronica victor victoria
vincent viola violet virginia vivian vivienne wade wallace walter wanda wayne wendy wesley wilfred will william willow winifred winston xander yasmin
yolanda yvette yvonne zachary zara zelda zoe
aoife aisling aine ciara cian cillian caoimhe diarmuid eamon eoin fionn grainne maeve muireann naoise niall oisin padraig padraic orla roisin ruairi saoirse
seamus siobhan sorcha tadhg una briain eilidh catriona mairi ruaridh cerys dafydd emyr gethin huw iestyn ieuan llyr megan nia rhodri sioned
achim adelheid albrecht alena alfons alois andreas anette anika anja anke anna annegret anneliese annelie annemarie annette annika antje arne arno astrid axel
babette barbel bastian beate benedikt bernd bernhard bertram bettina bianca birgit birgitta birte bjorn bodo brigitta brigitte britta burkhard carola carsten
christa christel christiane christof christoph claas claus clemens conrad cornelia cornelius dagmar detlef dieter dietmar dietrich dirk dorothea dorothee
eberhard eckart eckhard edeltraud egon elfriede elisabeth elke ellen elmar else emil erhard erich ernst erwin eva evelin ewald fabian ferdinand florian
franz franziska frauke friederike friedhelm friedrich fritz gabi gabriele georg gerd gerda gerhard gerlinde gernot gertrud gesa gisela gottfried gregor grete
gudrun guido gunter gunther gustav hanna hannelore hannes hans harald hartmut hedwig heide heidi heidrun heike heiko heiner heinrich heinz helga hella hellmut
helmut henning henrike herbert hermann herta hilde hildegard hiltrud holger horst hubert ilona ilse imke inga inge ingeborg ingo ines insa irmgard irmtraud isolde
jakob janina jens joachim jochen johann johannes jorg jorn josef judith julius jurgen jutta kai karin karl karla karoline karsten katharina kathe kathrin
katja katrin kerstin kirstin klara klaus klemens knut konrad konstantin kristian lars lea leonie leopold lieselotte liselotte lorenz lothar lotte ludger ludwig
luisa lukas lutz magda magdalena maike maja malte manfred manuela mareike margarete margit margot margret margrit marianne marieke marina marit marius markus
marlies marten mathilde mathias matthias max mechthild meike michaela mirjam monika moritz nadja nele niels niklas nils nikola norbert ole olaf oliver otmar otto
paul paulina peer petra philipp rainer ralf ramona raphael regina regine reiner reinhard reinhold renate rene ria rolf roland rosemarie rudiger rudolf ruth
sabine samuel sandra saskia sebastian siegfried sigrid silke silvia simone sibylle sonja sonke soren stefan stefanie steffen steffi susanne sven svenja tanja
thea thekla theresia thilo thorsten till tilman timo tobias torben torsten traudl traute udo ulf uli ulla ulrich ulrike ursel ursula uta ute uwe veit verena
veronika viktor viktoria volker volkmar walburga waltraud werner wiebke wilfried wilhelm willi wolf wolfgang wolfram xaver yannick annalena
adele adrien agathe agnes aime alain albane alexandre alexis alix alphonse amandine amelie anais andre andree ange anne annick antoine antonin ariane armand armelle
arnaud aude audrey aurelie aurelien aurore baptiste bastien beatrice benedicte benjamin benoit berenice bernadette bertrand blaise blandine brigitte bruno camille
capucine catherine cecile cedric celestin celine chantal charlene charline christelle christophe clarisse claudine clemence clement clementine colette coline
corentin corinne cyril damien danielle delphine denis didier dominique dorothee edith edouard eleonore elian eliane elisa elise elodie eloise emeline emile emilie
emmanuel emmanuelle eric ernestine estelle esteban etienne eugenie fabien fabienne fabrice fanny faustine felicie fernand flavie florent florian floriane francine
francois francoise frederic frederique gaelle gael gaetan gaston genevieve georges georgette germain germaine ghislain ghislaine gilles ginette gisele guillaume
gustave guy gwenaelle helene henri herve hippolyte honore hortense hubert hugues ines ingrid irene isabelle jacques jacqueline janine jean jeanne jeannine jerome
joelle joel jocelyne josette josiane jules julien juliette justine karine laetitia laure laurent laurence laurine lea leandre leonie leontine lilian lilou loic lola
louane louis louise luc lucas lucie lucien lucienne ludivine ludovic madeleine maelle maelys magali manon marcel marceline marcelle margaux marguerite marine marion
marius marlene martial martine mathieu mathilde mathis matthieu maud maxence maxime melanie melissa michel micheline mireille monique morgane muriel murielle myriam
nathalie nicolas noemie nolwenn odette odile olivier ophelie oriane pascal pascale patrice paulette philippe philippine pierre pierrette quentin raoul raphael
raphaelle raymonde regis remi remy renaud rene renee roger rolande romain romane rosalie sabine salome sandrine severine simone solange solene sophie stephane stephanie
suzanne sylvain sylvaine sylvie tanguy theo theophile therese thibault thibaut thierry titouan tristan valentin valentine valerie veronique victoire vincent violette
virginie vivien xavier yann yannick yves yvan yvette yvonne zacharie zoe
abel adela adolfo adrian agustin agustina aitana aitor alba alberto alejandra alejandro alejo alfonso alfredo alicia alonso alvaro amalia amaia amparo ana anabel andres angel
angela angeles anibal antonio araceli aranzazu arantxa ariel armando arturo asuncion aurelio aurora beatriz begona belen benito bernardo blanca borja carlos carlota
carmela carmen carolina catalina cayetana cesar claudio clemente concepcion conchita consuelo cristian cristina cristobal dario diego dolores domingo edgardo eduardo
elena elias elisa eloisa eloy elvira emilio emiliano encarnacion enrique ernesto esperanza esteban estefania eusebio eva fabiola federico felipe fernanda fernando
fidel florencia francisca francisco gabriela gerardo german gilberto gonzalo graciela gregorio guadalupe guillermo gustavo hector heriberto hernan hilario horacio
hortensia humberto ignacia ignacio ines inmaculada inigo irene isidro isabel ismael itziar ivan iker jacinto jacobo jaime javier jesus joaquin jon jorge jose josefa josefina
juan juana julian julieta julio leandro leire leonardo leonor leticia lidia lorena lorenzo lourdes lucas lucia luciana luciano lucrecia luis luisa luz macarena magdalena maite
manuel manuela marcela marcelo marcos margarita maria mariana mariano maribel marina mario marisol marta martin mateo matias mauricio mauro maximiliano mercedes
miguel milagros mireia miren modesto montserrat natalia nerea nestor nicanor nicolas nieves noelia nuria octavio olga oriol orlando oscar osvaldo pablo paloma pascual pati patricio
paz pedro pilar rafael ramiro ramon raul rebeca regina reinaldo remedios ricardo roberto rocio rodolfo rodrigo rogelio roman rosalia rosario rosaura ruben salvador
samuel sancho santiago sara saturnino sebastian sergio silvana silvia simon sofia soledad susana tamara teodoro teresa tomas trinidad valentina valeria vanesa veronica
vicente victor victoria violeta virginia ximena xavi xavier yago yolanda jordi joan josep pau pere oriol marc merce neus roger arnau
afonso alvaro amelia ana anabela antonio armindo artur augusto beatriz benedita bento bernardo bruna bruno caetano caio camila carla carlos carolina catarina cecilia celia
celso cintia clara conceicao cristiano daniela davi debora delfim diana dinis diogo domingos duarte edson eduarda elisa elsa emanuel estela eugenio fabiana fabio fatima fausto
fernanda fernao filipa filipe flavia flavio francisca gilberto giovana goncalo graca guilherme guiomar heitor helder helena heloisa henrique hugo ines isabela isadora ivo jacinta
januario joana joao joaquim jorge josefa julia juliana laercio larissa leonor leticia lia lidia luana lucas luciana luis luisa luiz luzia madalena mafalda manoel manuela
marcela marcia marcio margarida mariana marilia marisa mateus matilde mauricio miguel monica murilo natalia nelson nuno octavio olavo otavio patricia paulo pedro rafaela raimundo
raquel renata renato ricardo rita rodrigo rogerio romeu rosa rui sandra sergio silvia simao sofia susana tania telma teresa tiago tomas tome valdemar vasco vicente vitor vitoria wagner
wilson yara zita ze
adriana agata agnese agostino alba alberta alberto aldo alessandra alessandro alessia alessio alfio alfredo alice ambra andrea angela angelo anna annalisa annamaria antonella
antonino antonio arianna aristide armando arnaldo arturo assunta aurelio aurora barbara beatrice benedetta benedetto beniamino bianca bruna bruno calogero camilla carla carlo
carlotta carmela carmelo carmine caterina cecilia cesare chiara cinzia ciro claudia claudio clelia concetta corrado cosimo cristiano cristina dalila damiano daniela daniele
dante dario davide debora demetrio diego dino domenico donatella donato edoardo elena eleonora elia elio elisa elisabetta emanuela emanuele emilio emma enrico enza enzo ermanno
ernesto ettore eugenio eva fabiana fabio fabrizio federica federico felice ferruccio filippo fiorella flavia flavio franca francesca francesco franco fulvia fulvio gabriele
gabriella gaetano gaia gennaro giacomo giada giancarlo gianfranco gianluca gianluigi gianmarco gianna gianni gilda gino gioia giordano giorgia giorgio giovanna giovanni giuditta
giulia giuliana giuliano giulio giuseppe giuseppina giusy grazia graziella greta guglielmo guido ilaria ilario immacolata irene isabella italo ivana ivano ivo jacopo laura lavinia
lea leandro leonardo letizia lia licia lidia liliana livia livio lorella lorena lorenza lorenzo loredana luca lucia luciana luciano lucio ludovica luigi luigia luisa manuela mara
marcello marco margherita maria mariagrazia mariella marilena marina mario marisa marta massimiliano massimo matilde matteo mattia maura maurizio mauro michela michele milena
mirella mirko monica nadia natalia nazario nicola nicoletta nicolo nunzia oreste orietta ornella orsola ottavia ottavio paola paolo pasquale patrizia piera piero pierluigi pietro
pina raffaele raffaella raimondo renata renato renzo riccardo rita roberta roberto rocco rodolfo romano rosa rosalia rosanna rosaria rosario rossana rossella ruggero sabina
sabrina salvatore samuele sandro santina santo sara saverio sebastiano serena sergio silvana silvano silvia silvio simona simone sofia sonia stefania stefano susanna tatiana
teresa teodoro tiziana tiziano tommaso ugo umberto valentina valentino valeria valerio vanessa veronica vincenza vincenzo viola virginia vito vittoria vittorio viviana walter
adriaan aafke aart albert anneke anouk antoon arend arie arjan bas bart berend bram brechtje carolien cees coen corrie daan dirk ellen elly els erik esmee evert fenna femke ferdi
floor floris frans frits geert gerben gerrit gijs greet hanneke harm heleen hendrik henk herman hilde huub ineke jaap jacco jacoba jan jannie janneke jantje jasper jelle jeroen jesse
joep johan joke joost joris josje jules jurriaan karel kees klaas koen lars leen lies lieke liesbeth lotte luuk maaike maarten machteld marieke marijke marijn marjan marjolein marleen
mathijs matthijs meike menno merel mieke nanda nienke niels noor peter piet pieter pim renske rens rik rob robbert roel roelof roos rutger ruud sander sanne sien sjoerd sofie stijn teun
theo thijs tim tineke tjeerd trijntje truus wendela wessel wiebe wil wilma wim wout wouter yvon
aage agneta aino anders anette annbritt annika antti arne arni arto asa asbjorn ase asger aslaug astri astrid axel beate bengt berit birgit birgitta birna birte bjarne bjork bjorg borge
bo bodil brita britt bryndis brynja carin cecilie dag dagny ebba eero eeva egil eija einar eino eirik elin ellinor elna else emil erkki erla erlend esa espen fredrik frida frode geir
gisli gosta goran gro gudmundur gudrun gun gunilla gunnar gunvor gustaf haakon hakan hakon halldor hallgrimur halvor hanne hannu harri heidi heikki helgi helle hege helje helvi henrik
hilmar hjalmar hjordis ida ilkka ilmari inga ingeborg inger ingmar ingrid ingvild irma irja jaakko janne jarl jarmo jens jesper johanne jon jonas jorgen jorma jorunn jouni juha juhani
jukka kaare kai kaisa kajsa kalle karen kari karin karl karri kasper katri keijo ketil kerttu kim kirsi kjartan kjell kjersti klaus knud knut kristjan kristjana kristoffer laila lars
lasse lauri leena leif leila lene liisa lill linnea lise liv lone lovisa maarit mads magne magnhild magnus maija maj maren margareta margrethe mari maria marit marja marjatta markku marko
marte martti matti merete merja mette mika mikael mikkel mikko minna mogens morten mona nanna niels niilo nils nina njal ola olav ole olof olle ossi osmo outi ove paivi palle pal par
pasi pauli pekka pelle per pernille perttu pertti petri pia piia poul preben ragna ragnar ragnhild raija raimo randi rasmus riikka riitta risto ritva rolf rune runar saara sakari sami
samuli sanna santeri sari satu seija seppo siri sigbjorn sigfus signe sigrun sigurd sigurdur silja simo sirpa sissel siv snorri sofie solveig soren stein steinar sten stig stine sture
sunniva susanne svante svein sverre sylvi synnove taina tanja tapani tapio tarja terhi terje teemu teija thor thora thorbjorn thorkild thorvald tiina timo toivo tomas tom tone tor torbjorn
tore torgeir torill torkel torstein tove trine trond troels tuomas tuija tuula tuulikki turid turi tyra ulf ulla ulrik unni urho vagn veikko vesa vibeke vidar vigdis vilhelm ville villads
yngve yrjo ylva ylva orjan oystein oyvind thorunn
adam adrianna agata agnieszka aldona aleksander aleksandra alicja alina ambrozy andrzej aneta anna antoni antonina arkadiusz artur barbara bartlomiej bartosz beata blazej bogdan boguslaw
boleslaw bozena bronislaw bronislawa cecylia celina cezary cyprian czeslaw dagmara damian danuta dariusz dawid dominik dominika dorota edyta eliza elzbieta emilia ewa ewelina eugeniusz
feliks filip franciszek gabriela genowefa grazyna grzegorz halina hanna helena henryk henryka hubert ignacy igor iga ilona irena ireneusz iwona izabela jacek jadwiga jakub jan janina janusz
jaroslaw jerzy joanna jolanta jozef julita justyna kacper kamil kamila karol karolina katarzyna kazimierz kinga klaudia konrad kornelia krystian krystyna krzysztof lech leokadia leszek
lidia liliana lucja lucjan ludwik lukasz maciej magdalena maja malgorzata marcel marcin marek mariola mariusz marta marzena mateusz michal mieczyslaw milena miroslaw miroslawa monika
natalia nikodem norbert olgierd oliwia patryk pawel piotr przemyslaw radoslaw rafal renata robert roman ryszard sebastian slawomir stanislaw stanislawa stefania sylwester sylwia szymon
tadeusz teofil tomasz tymoteusz urszula wanda waldemar weronika wieslaw wieslawa wiktor wiktoria wioletta witold wladyslaw wlodzimierz wojciech zbigniew zdzislaw zdzislawa zenon zofia zuzanna zygmunt
alena ales alois alzbeta antonin barbora bedrich blanka bohumil bohuslav bozena bretislav cenek dagmar dalibor dana denisa drahomira dusan eliska filip frantisek frantiska gabriela hana helena
hynek irena ivana ivo iveta jana jaromir jaroslav jaroslava jindrich jiri jirina jitka josef jozef juraj karel karolina katerina kamila klara kvetoslava kveta ladislav lenka libor libuse
lubomir lubos lucie ludek ludmila marcela marek marketa marian marie martin matej matous michal milada milan milena miloslav milos miroslav miroslava monika nikola olga ondrej oldrich otakar
pavel pavla pavlina peter petr petra radek radim radka radmila radomir renata romana rostislav ruzena sarka silvie simona slavomir sona stanislav stepan stepanka svatopluk tereza tomas vaclav
veronika viera vilem vit vladimir vladislav vlasta vojtech zbynek zdenek zdenka zuzana zofia lubica katarina milica peter stefania
adel agnes akos andras andrea aniko anna aron attila balazs balint beata bela bence boglarka brigitta csaba csilla daniel david denes dora edina eniko erika ernő erzsebet eszter eva ferenc
gabor gabriella geza gergely gergo gyorgy gyula hajnalka ildiko ilona imre istvan izabella janos jozsef judit julianna kalman karoly katalin kinga klara krisztian krisztina lajos laszlo levente
lilla lorand magda marton maria mate mihaly miklos monika nandor nikoletta noemi norbert nora orsolya otto pal peter piroska reka richard robert rozsa sandor sarolta szabolcs szilvia tamas
terez tibor timea tunde vera veronika viktoria vilmos zita zoltan zsofia zsolt zsuzsa zsuzsanna
adina adriana alexandru alina ana andreea anca aurel bogdan carmen catalin ciprian claudiu constantin corina cornel cosmin costel cristian dan dana daniela daria diana doina dorin dragos
dumitru elena emil eugen florin florentina gabriel gheorghe gratiela ileana ilie ioan ioana ion ionel iulia iulian laurentiu lavinia liviu loredana lucian luminita madalina marian mariana
marius mihaela mihai mircea mirela monica nicoleta nicolae octavian oana ovidiu petru radu raluca razvan rodica roxana sanda sergiu silviu simona sorin stefan stelian teodor traian tudor
valentin vasile victor vlad
aleksandar ana andjela andrej ante bojan borislav bozidar branimir branislav branka brankica damir danica darko davor dejan dragan dragana drago duro dubravka dusan edin emina filip goran
gordana hrvoje igor ilija irina ivan ivana ivica ivo jadranka janez jasna jelena josip jovan jovana jure katja kresimir lejla ljiljana ljubica luka maja marija marijana marin marina marko
martina mate matej mateja matija mile milena milica milos miodrag mirjana mirko mitja mladen nada natasa nebojsa nela nemanja nenad nikola nikolina nina predrag petar primoz radovan rajko ratko
renata robert rok romana ruzica sanja sasa senad sinisa slavko slobodan snezana sonja srdjan stjepan suzana svetlana tatjana tea tihana tihomir tin tomislav tonka uros valentina vanja vedran
vesna vlado vladimir vlatka vuk zdravko zeljka zeljko zlatko zora zoran zorica zvonimir
alexandros aggeliki anastasia anastasios andreas antonis apostolos argyro aris aristidis athanasios athina charalampos christina christos dimitra dimitris dimitrios despina eirini elena eleni
eleftheria evangelia evangelos fotini fotis georgia georgios giannis giorgos ioanna ioannis irini katerina konstantina konstantinos kostas kyriakos lambros leonidas manolis marianna michalis
nektaria nikolaos nikos panagiota panagiotis paraskevi pavlos pelagia petros sofia sotiris spyros stavros stelios stefania thanasis thodoris theodoros vasiliki vasilis vassilis yannis yiannis yorgos zoe
aleksei alexei alexey alla anatoly andrei andrey anton arkady artem boris bohdan daria denis dmitri dmytro ekaterina evgeni evgeny evgenia fyodor galina gennady georgy gleb grigory halyna hanna igor
ihor ilya inna irina iryna ivan kateryna khrystyna kirill konstantin kseniya ksenia larisa leonid lev lidia liudmila lyubov lyudmila maksim marina mariya maxim mikhail mykhailo mykola nadezhda
nadiya natalia natalya nataliya nikita nikolai nikolay oksana oleg oleh oleksandr oleksandra oleksii olena olesya olga olha ostap pavel pavlo petro polina roman ruslan rustam sergei sergey serhii
sofiya stanislav stepan svetlana svitlana taras tatiana tatyana tetiana timur vadim valentin valentina valery vasily vera viktor vitaly vitalii vladimir vladislav volodymyr vyacheslav yana yaroslav
yekaterina yelena yevgeny yulia yuliya yuri yuriy zhanna zinaida zoya anahit ara aram armen arpine ashot davit gayane giorgi hayk hovhannes irakli karen ketevan lali levan lilit lusine mariam mher
narek nino nune ruzan sandro shota tamar tigran vahe vakhtang vardan zaza zurab aigul aibek ainur aliya askar azamat bakhyt dana daniyar dilnoza gulnara nursultan rustam saule timur zarina
ayse ali ahmet aylin aysel berk berna burak burcu can cem cemal cigdem deniz derya dilek ebru elif emine emre ender engin erdal erol ertugrul esra eren fatma ferhat fikret filiz firat funda gamze gizem
gokhan gonca gulay gul gulsen hakan halil hande hasan hatice huseyin ibrahim ilker ilkay irem ismail kaan kadir kemal kerem koray levent mehmet melek meltem merve mert mesut metin mine murat mustafa
nazan nazli necla nesrin nihat nilgun nur nuran nuray okan omer onur orhan ozan ozge ozgur pinar ramazan recep sadik selim selin semra serap serdar serkan sevgi sevil seyda sibel sinan suleyman sule
tarik tolga tuba tugba tulay tuncay turgut ufuk umit veli volkan yasemin yavuz yasin yesim yilmaz yildiz yusuf zehra zeki zeynep
abbas abdallah abdel abdul abdullah abdulrahman abdurrahman abeer adel adnan afaf ahlam ahmad ahmed aida aisha akram alaa ali alia alya amal aman amani ameen amina amir amira ammar amr anas anwar arwa asma asmaa
ashraf ayman aya ayesha aziz aziza bashar bashir basma bassam bilal dalia dina diya djamila ehab eman emad fadi fadia fadwa fahad fahd faisal fares farah farid farida farouk fatema fatima fatma fawzi feras firas fouad
ghada ghassan habib hadeel hadi hafsa haifa haitham hala hamad hamid hamza hana hanan hani hasan hassan hatem haya hazem heba hesham hiba hind hisham huda hussein hussain ibrahim ibtisam ihab ikram iman imad
imane intisar ismail issa jaber jabir jamal jamil jamila jawad jihad jihan kamal kareem karim karima khadija khaled khalid khalil kamila lama lamia lana layla leila lina lubna luay maha mahdi mahmoud mai majd
majed majid malak malek malika manal mansour mariam marwa marwan maryam may maysa mazen mehdi mohamad mohamed mohammad mohammed mona moncef mounir mourad muhammad mustafa nabil nabila nada nader nadia nadim
nahla naima najat najla najwa nasser nasrin nawal nermin nesreen nidal nisreen nizar noha noor nora nour omar osama osman qasim rabab rabia radwan rafik raghad rahma raja rami rana rania rasha rashid raouf rawan
rayan razan reem rim riad rida riyad rula saad sabah sabri saeed safa safaa sahar said salah saleh salem salim salma salman salwa sam sama samar sameh samer sami samia samir samira sana sanaa sara sarah saud sawsan
seif shadi shahd shahid shaima shaimaa sherif shereen shirin siham soha souad sulaiman suleiman suhair tahani taher talal tamer tarek tariq thamer wael wafa wafaa walaa walid waleed wissam yahya yara yaser yasmine yasser
youssef yousef yousif yusuf zaid zainab zaki zakaria zayd zeina zeinab ziad zied zuhair
amirhossein arash ardeshir arezoo ariana atefeh azadeh babak bahar bahram behnam behrouz bijan dariush ehsan elham elnaz farhad fariba faramarz farzad farzaneh fereshteh fereydoun hamed hooman hossein kamran katayoun kaveh
keyvan kourosh laleh maryam masoud mehrdad mehran mina mitra mojtaba morteza nasim nasrin nazanin negar niloofar omid parisa parviz parvin payam pouya reza roya saeed saman sepideh shahram shahla shirin siamak simin sina
soheila soraya taraneh vahid yasaman zahra avi avigail aviva ayelet batya boaz chaim chana daphna david dov dvora efrat eitan eli eliezer elad esther gal galit gideon gilad golan hadas hila ido ilan inbal itai itamar
leah liat limor lior meir menachem michal mordechai moshe naama nadav nir nissim noa noam nurit ofer ofra orit oren orly osnat rachel rafi rivka roni ronit sarit shai sharon shimon shira shlomo shmuel shoshana sigal tal tali
tamar tzipora uri uriel yaakov yael yair yaron yehuda yehudit yitzhak yoav yochanan yoel yoni yosef yossi yuval zeev zvi
aarav aarti abhay abhijit abhishek aditi aditya ajay ajit akash akshay alok aman amar amit amita amitabh amrita anand anandi ananya anil anita anjali anju ankit ankita anu anupama anuradha aparna archana arjun arun aruna arvind
asha ashish ashok ashwin asim atul avinash babita bharat bhavna bhaskar bina brijesh chandan chandra chandrika charu chetan chitra daksha deepa deepak deepika devendra devi dhruv dilip dinesh divya dipti ganesh gaurav gauri geeta
girish gita gopal govind hari harish harsh harsha hema hemant indira indu ishaan jagdish jaya jayant jayanti jayesh jitendra juhi jyoti kabir kailash kalpana kamala kamini karan kartik kavita kavya kiran kishore komal krishna
kumar kunal lakshmi lalit lalita lata leela madan madhav madhu madhuri mahendra mahesh malati malini manish manisha manju manoj maya mayank meena meenakshi meera megha mohan mohini mridula mukesh mukta murali nalini nandini
naresh narayan naveen navin neelam neeraj neha nidhi nikhil nilesh nimisha nina nirmala nisha nishant nitin padma pallavi pankaj parvati payal pooja prabha prabhakar pradeep prakash pramod pranav prasad prashant pratap pratibha
pratik praveen prema preeti priti priya priyanka puja punam puneet purnima radha radhika raghav rahul raj raja rajan rajani rajeev rajendra rajesh rajiv rajkumar raju rakesh ram rama ramesh rani ranjit rashmi ravi ravindra reena
rekha renu renuka ritu rohan rohini rohit roopa ruchi rupa sachin sadhana sagar sameer sandeep sandhya sangeeta sanjana sanjay sanjeev sanjiv santosh sapna sarika sarita saroj satish saurabh savita seema shalini shankar shanti
sharad sharmila shashi sheela shilpa shiv shivani shobha shreya shubha shubham shweta siddharth smita sneha sohan sonal sonali sourav srinivas subhash suchitra sudha sudhir sujata suman sumit sumitra sunil sunita supriya suresh
surya sushil sushma swapna swati tanvi tanuja tara tarun tejas uday uma umesh usha uttam vaibhav vandana varsha vasant vasanti vasudha veena venkat venkatesh vidya vijay vijaya vikas vikram vimal vimala vinay vineet vinod vipul vishal
vishnu vivek yash yogesh yogita nimal chaminda dilani kasun nuwan ruwan sanduni tharindu nadeesha arif asif faiza farhan fahim fatema habiba imran iqbal jahanara kamal kashif khurram mahbub mahmuda maliha mehreen nadeem nasreen
nazia parveen rabeya rehana rubina rumana saima sadia sajid samina shabana shahid shamim shahnaz sultana tahmina tanveer tasnim usman yasmeen zafar zubair bibek bishnu dipak kamala laxmi maya pemba pasang prabin sabina sita suraj tenzin
akira aiko akemi akiko akio aoi asami asuka atsuko atsushi aya ayaka ayako ayumi chie chihiro chika daichi daiki daisuke emi emiko eri etsuko fumiko fumio goro hana hanako haru haruka haruki haruko haruto hayato hideaki hideki hideko
hideo hikari hikaru hinata hina hiroko hiroki hiroshi hiroto hiroyuki hisako hitomi hitoshi ichiro isamu jiro jun junichi junko kaede kana kanako kaori kaoru katsumi kazuki kazuko kazuo kazuya keiichi keiko keisuke ken kenichi kenji
kenta kenzo kikuko kimiko kiyoko kiyoshi koichi koji kohei kosuke kotaro kumiko kunio kyoko maki makiko makoto mami mamoru manabu mari mariko masaaki masahiro masaki masako masami masao masaru masashi masato masayuki mayu mayumi megumi
michiko mie miho mika miki minako minoru misaki misako mitsuko mitsuo miyako miyuki mizuki momoko nana nanami naoki naoko naomi naoto natsuki natsumi noboru nobuko nobuo nobuyuki noriko norio osamu reiko ren rie riko rin rina ryo ryoko ryota
ryuichi sachiko sadako saki sakura satoko satomi satoru satoshi sayaka sayuri seiichi seiji setsuko shigeko shigeru shin shinichi shinji shinobu shiori shizuko shoichi shoji shota shun shunsuke sota sumiko susumu tadao tadashi taichi takaaki
takahiro takako takao takashi takayuki takeo takeshi takumi tamiko taro tatsuo tatsuya teruko tetsuo tetsuya tokiko tomoe tomohiro tomoki tomoko tomomi toru toshiaki toshiko toshio toshiyuki tsutomu tsuyoshi yasuhiro yasuko yasuo yasushi yoko
yoshiaki yoshie yoshihiro yoshiko yoshio yosuke yui yuji yuka yukari yuki yukie yukiko yukio yuko yumi yumiko yuri yuriko yusuke yuta yutaka yuto yuya
minjun seoyeon jiwoo seojun jihoon minji jisoo sujin minseo hyunwoo jiyoung eunji hyejin soyoung jiho yuna hana eunju youngsoo sungmin jaehyun dongwook sanghoon kyungsoo minsu chulsoo younghee hyeon eun jin seung soojin yeon yoon
wei fang min jing yan li lei qiang hong ming xin hui yu jun jie ping bo chen xia xiaoming xiaoli xiaohong yifan yuxin zihan haoran zixuan mengmeng lin lan meiling mingming guang hao jian jianguo jianhua kai kun liang long mei meng na ning peng qian qing rong
rui shan shu shuang ting tao tong wen wenjing xiang xiao xue yang yi ying yong yuan yue yun zhen zhi zhong anh binh chi cuong dung duc dao giang ha hai hanh hien hieu hoa hoai hong hung huong huy khanh khoa kien lam lan linh loan long mai manh minh my nam nga ngan
ngoc nhan nhi nhung phong phuc phuong quan quang quoc quyen quynh son tam tan thanh thao thi thien thinh thu thuy tien tinh toan trang tri trinh trung truong tuan tung tuyet uyen van viet vinh vu xuan yen adi agus andi anisa ayu bambang bayu budi citra dewi
dian eka endang fajar fitri hendra indah joko kartika lestari made maya novi nur nyoman putri putu rahmat ratna retno rini rizki sari sinta siti slamet sri sulastri susanti teguh tri wahyu wati wayan wulan yanti yudi aroha hemi hine kiri mere ngaio rangi tane wiremu
malia keoni leilani kalani tevita sione mele losa anaru somchai somsak malee niran nattapong pimchanok siriporn sunisa suda wichai kanya apinya arthit
abebe abena abimbola abiodun abiola adaeze adebayo adebola adekunle adeola adesola adewale adjoa adwoa afia afua aissata aissatou akosua akua akwasi amadou ama aminata amara anele aminah ayanda ayo ayodele ayomide baba babajide bamidele bolaji bongani boubacar
bukola chiamaka chibueze chidi chidinma chika chima chimamanda chinedu chinelo chinwe chioma chisom chukwuma dembe dikembe ebele ebuka efua ekow emeka ephraim esi esther fanta fatou fatoumata femi folake funmi funmilayo gugu hadiza haile halima hassana ibironke idrissa
ifeanyi ifeoma ikenna ismaila kamau kofi kojo kwabena kwadwo kwaku kwame kwasi kwesi lerato lindiwe lwazi makena mamadou mandla mariama mbali mehari moussa mpho musa mwangi naledi nana ndidi ngozi nia njeri nkechi nkiru nnamdi nomsa nomvula nokuthula nthabiseng nyambura
obinna oluwaseun olumide oluwatobi onyeka osagie ousmane oumar palesa precious refilwe rotimi sade salif sanele sekou selam segun seun sibusiso simba sipho sizwe sophonie tadesse tafadzwa taiwo tatenda temitope tendai thabo thandi thandiwe themba tinashe titilayo tobi tola
tope tsegaye tshepo tumelo tunde uche uchenna wambui wanjiku wanjiru wangari yaa yaw yetunde yohannes zainab zanele zola zodwa zawadi almaz bekele dawit eyob genet girma hirut kebede liya meron mulugeta selamawit solomon tesfaye tigist yonas yared
агата александр александра алексей алена алина алла анастасия анатолий андрей анна антон антонина арина аркадий артём артем богдан борис вадим валентин валентина валерий валерия василий вера вероника виктор виктория виталий владимир владислав вячеслав галина
геннадий георгий глеб григорий дарья денис диана дмитрий ева евгений евгения екатерина елена елизавета ефим жанна захар зинаида зоя иван игорь илья инна иосиф ирина карина кирилл клавдия константин кристина ксения лариса лев леонид лидия лилия любовь людмила
майя макар максим маргарита марина мария марк марта матвей милана мирослав михаил надежда наталия наталья никита николай нина оксана олег олеся ольга павел пётр петр полина раиса регина роман руслан светлана семён семен сергей софия софья станислав степан тамара
татьяна тимофей тимур ульяна фёдор федор эдуард элина эльвира эмма юлия юрий яков яна ярослав олександр олена оксана ірина ольга тетяна наталія микола михайло петро сергій дмитро тарас галина іван марія юрій христина йосип богдан стефан петър георги димитър
иванка мария николай стоян тодор христо јован милан драган зоран марија снежана бранка љиљана ђорђе немања
αθηνά αλέξανδρος αναστασία ανδρέας άννα αντώνης βασίλης βασιλική γεωργία γιάννης γιώργος γρηγόρης δέσποινα δημήτρης δήμητρα ειρήνη ελένη ευάγγελος ευαγγελία ευτυχία ζωή ηλίας θανάσης θεόδωρος ιωάννα ιωάννης κατερίνα κώστας κωνσταντίνος κωνσταντίνα λευτέρης μανώλης
μαρία μάριος μιχάλης νίκος νικόλαος παναγιώτης παναγιώτα πέτρος σοφία σπύρος σταύρος στέλιος σωτήρης τάσος φωτεινή χρήστος χριστίνα
آدم آمنة إبراهيم ابراهيم أحمد احمد أسامة أسماء إسماعيل أمال أمل أمير أميرة أمينة أنس أنور إيمان بدر بسام بشرى بلال تامر جابر جاسم جمال جميلة حاتم حسام حسن حسناء حسين حمد حمزة حنان خالد خديجة خلود خليل دانة داليا دلال دينا راشد رامي رانيا رحمة رشا رضا رنا ريم
زكريا زهرة زياد زيد زينب سارة سالم سامي سامية سامر سعاد سعد سعود سعيد سلطان سلمى سلمان سلوى سليمان سمر سمير سميرة سناء سهام سوسن شريف شيماء صالح صباح صلاح ضياء طارق طلال عائشة عادل عباس عبدالله عبدالرحمن عثمان عدنان عزيزة علاء علي علياء عمار عمر عمرو غادة غسان فاتن
فاروق فاطمة فارس فادي فاديا فؤاد فهد فوزية فيصل قاسم كريم كريمة كمال لبنى لطيفة لمياء لينا ليلى ماجد مالك مجدي محمد محمود مراد مريم مروان مروة مصطفى منال منصور منى منير مها موسى مي ناجي نادية نادر ناصر نبيل نبيلة نجلاء نجوى ندى نزار نهى نور نورا نورة هالة هاني هبة هدى هشام
هند هيثم وائل وفاء وليد ياسر ياسمين يحيى يسرى يوسف
אבי אביגיל אורי איתן אלון אליעזר אסתר בני גיל דוד דן דנה הדס חיים חנה טל יאיר יוסף יעל יעקב יצחק לאה מאיר מיכל מרים משה נועה עומר עדי רבקה רונית רות רחל רן שי שירה שרה תמר
अमित अनिल अनीता आशा दीपक गीता कविता कमल मोहन नेहा पूजा प्रिया राहुल राज राजेश रवि संजय सीता सुनीता सुरेश विजय
`

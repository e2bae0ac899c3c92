"""The word lists by which attributions are read."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of *text*, as parted by white space."""
    return frozenset(text.split())


# Verbs that introduce speech when somebody is their subject.
SPEECH_VERBS = word_set(
    """
    say says said add adds added tell tells told state states stated explain explains explained note notes noted ask
    asks asked argue argues argued claim claims claimed insist insists insisted declare declares declared announce
    announces announced reply replies replied respond responds responded answer answers answered warn warns warned
    admit admits admitted acknowledge acknowledges acknowledged concede concedes conceded confirm confirms confirmed
    continue continues continued conclude concludes concluded observe observes observed remark remarks remarked
    comment comments commented write writes wrote tweet tweets tweeted post posts posted joke jokes joked quip quips
    quipped shout shouts shouted yell yells yelled scream screams screamed cry cries cried whisper whispers
    whispered murmur murmurs murmured mutter mutters muttered exclaim exclaims exclaimed suggest suggests suggested
    recall recalls recalled remember remembers remembered reveal reveals revealed recount recounts recounted
    maintain maintains maintained assert asserts asserted contend contends contended allege alleges alleged stress
    stresses stressed emphasize emphasizes emphasized emphasise emphasises emphasised predict predicts predicted
    promise promises promised vow vows vowed pledge pledges pledged urge urges urged complain complains complained
    lament laments lamented boast boasts boasted brag brags bragged deny denies denied agree agrees agreed counter
    counters countered retort retorts retorted interject interjects interjected thunder thunders thundered bellow
    bellows bellowed roar roars roared snap snaps snapped sigh sighs sighed scoff scoffs scoffed crack cracks
    cracked exhort exhorts exhorted surmise surmises surmised react reacts reacted interrupt interrupts interrupted
    enthuse enthuses enthused gush gushes gushed growl growls growled sneer sneers sneered gripe gripes griped
    grumble grumbles grumbled vent vents vented deadpan deadpans deadpanned bark barks barked point points pointed
    put puts report reports reported read reads describe describes described call calls called dub dubs dubbed label
    labels labeled labelled mock mocks mocked blast blasts blasted slam slams slammed praise praises praised deride
    derides derided denounce denounces denounced condemn condemns condemned criticize criticizes criticized
    criticise criticises criticised cite cites cited characterize characterizes characterized characterise
    characterised believe believes believed think thinks thought feel feels felt hope hopes hoped wonder wonders
    wondered pronounce pronounces pronounced proclaim proclaims proclaimed testify testifies testified demand
    demands demanded repeat repeats repeated reiterate reiterates reiterated intone intones intoned chide chides
    chided plead pleads pleaded beg begs begged implore implores implored opine opines opined muse muses mused offer
    offers offered quote quotes quoted caution cautions cautioned advise advises advised inform informs informed
    instruct instructs instructed order orders ordered remind reminds reminded express expresses expressed voice
    voices voiced mention mentions mentioned question questions questioned charge charges charged accuse accuses
    accused tease teases teased laugh laughs laughed chant chants chanted crow crows crowed fume fumes fumed rail
    rails railed lecture lectures lectured bemoan bemoans bemoaned decry decries decried hail hails hailed refer
    refers referred reflect reflects reflected clarify clarifies clarified elaborate elaborates elaborated went goes
    """
)
PARTICIPLES = word_set(
    """
    saying adding telling stating explaining noting asking arguing claiming insisting declaring announcing replying
    responding answering warning admitting acknowledging conceding confirming continuing concluding observing
    remarking commenting writing tweeting posting joking quipping shouting yelling screaming whispering exclaiming
    suggesting recalling revealing asserting contending alleging stressing emphasizing emphasising predicting
    promising vowing pledging urging complaining lamenting boasting denying countering reading describing calling
    dubbing labeling labelling mocking blasting slamming praising deriding denouncing condemning criticizing
    criticising citing characterizing proclaiming testifying demanding repeating reiterating reminding quoting
    cautioning advising informing questioning accusing referring clarifying elaborating believing
    """
)
# Verbs that are as often no speech at all: they count only right beside the quote.
WEAK_VERBS = word_set(
    """
    believe believes believed think thinks thought feel feels felt hope hopes hoped remember remembers remembered
    offer offers offered order orders ordered charge charges charged question questions read reads report reports
    reflect reflects reflected went goes post posts call calls label labels claim claims demand demands note notes
    state states promise promises comment comments express praise voice address laugh laughs laughed continue
    continues agree agrees agreed blast hail quote quotes mention crack react reacts interrupt snap point points
    pointed put puts vent bark
    """
)
PRONOUNS = word_set("he she they it i we you")
RESOLVABLE = word_set("he she")
DETERMINERS = word_set(
    "the a an his her their its our my your this that these those one another some many several most both"
)
BE = word_set("is are was were be been being am 's")
# Verbs whose object speaks, when a verb of speech follows it: "heard Jo Hill say", "quoted Jo Hill as saying".
HEARING = word_set(
    "heard hears saw sees quoted quotes reported reports cited cites recalled recalls remembered remembers described"
    " describes accused imagined"
)
AUXILIARIES = BE | word_set("has have had having would will could can may might must should did does do shall to")
ADVERBS = word_set(
    """
    also then later again now still once just even simply often soon first last never always ever instead further
    famously already not reportedly yesterday today tonight nevertheless nonetheless however meanwhile afterward
    afterwards earlier recently previously subsequently eventually finally
    """
)
PREPOSITIONS = word_set(
    """
    in on at by for of with from to into over under about after before during against among between through across
    behind beyond near since until upon via without within as amid toward towards despite including following
    outside inside around alongside beside besides amongst because while when where if than like
    """
)
CONJUNCTIONS = word_set(
    "and but or nor so yet that which who whom whose because although though while when as if whether where"
)
DAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december hours days weeks months years minutes moments mon tue tues wed thu thurs fri
    sat sun jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
# What a person may be called by instead of a name; in capitals before a name it is a title.
ROLES = word_set(
    """
    manager boss coach captain player striker defender midfielder goalkeeper keeper skipper owner chairman
    chairwoman chair chairperson chief ceo cfo coo cto president vice-president vice executive director officer head
    founder co-founder cofounder editor reporter journalist correspondent columnist anchor host author writer actor
    actress singer producer filmmaker artist professor scientist researcher analyst economist expert doctor surgeon
    nurse teacher student lawyer attorney judge justice prosecutor sheriff detective inspector constable
    superintendent commissioner spokesman spokeswoman spokesperson official officials spokespeople aide adviser
    advisor strategist consultant secretary minister chancellor mayor governor senator congressman congresswoman
    representative lawmaker lawmakers legislator councillor councilman councilwoman ambassador envoy general colonel
    major lieutenant sergeant admiral commander king queen prince princess pope bishop archbishop cardinal priest
    pastor reverend rabbi imam activist organizer organiser campaigner critic critics supporter supporters opponent
    opponents candidate nominee rival frontrunner leader leaders member members partner colleague friend friends
    neighbor neighbour mother father mom dad son daughter brother sister wife husband widow parent parents man woman
    men women boy girl witness witnesses victim resident residents voter voters fan fans protester protesters worker
    workers police company club team agency department ministry campaign group committee union court government
    statement firm organization organisation charity university administration office report letter article post
    tweet email memo filing lawsuit complaint source sources insider veteran billionaire businessman businesswoman
    mogul star german spaniard italian frenchman englishman scotsman welshman irishman dutchman brazilian argentine
    american republican democrat conservative liberal independent socialist librarian engineer architect farmer
    baker driver pilot speaker whip master mistress majority minority deputy senior junior former assistant
    associate acting
    """
)
# Titles that are printed with a capital, or cut short, before a name.
TITLES = ROLES | word_set(
    """
    mr mrs ms miss dr sir dame lord lady sen rep gov gen col lt sgt capt cmdr maj prof rev hon fr mx messrs st pres
    sec judge aunt uncle democratic republicans democrats first prime state u.s us gop
    """
)
# Before a full stop that does not end a sentence.
ABBREVIATIONS = word_set(
    """
    mr mrs ms dr sen rep gov gen col lt sgt capt cmdr maj prof rev hon fr messrs st jr sr vs pres sec reps sens govs
    mt ft inc corp ltd co no dept jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
ELISIONS = word_set("tis twas twere em cause til till bout round cos cuz n neath gainst tween ere ol d s ve ll re m t")
# Inside names, in small letters.
NAME_JOINERS = word_set("of de la le du da di del della van von der den bin ibn al el ter dos das y")

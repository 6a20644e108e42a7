"""Words and names that writing about the news uses for one another.

Each line is one group; `find_words` compares its members as one word, and a word that stands in
two belongs to the first. The groups are narrow on purpose: what is merely close in meaning
("rise", "soar") is here, what may differ in fact ("charge", "convict") is not. Opposites stand in
`opposites.py`.
"""

from __future__ import annotations

_GROUPS = """
    buy purchase acquire acquisition
    begin start commence initiate launch
    end finish conclude complete cease
    stop halt discontinue
    make create produce production
    build construct erect construction
    show display demonstrate exhibit
    tell inform
    say state declare remark assert
    announce unveil
    ask request
    reply respond answer response
    help aid assist assistance
    get receive obtain gain
    give provide supply grant
    choose select pick choice
    name title entitle dub
    call label
    use utilise employ
    live reside residence dwell
    big large huge enormous
    small little tiny
    fast quick rapid swift
    movie film picture
    song track tune single
    record album
    band group
    singer vocalist
    author writer
    novel book
    teacher instructor
    physician doctor
    lawyer attorney solicitor
    cop police policeman officer
    soldier troop
    job position post role
    firm company corporation business enterprise
    boss head chief leader
    chair chairman chairwoman chairperson
    spokesman spokeswoman spokesperson
    actor actress
    house home
    shop store
    car automobile vehicle
    plane aircraft airplane aeroplane
    ship vessel
    railway railroad
    road street
    town city
    country nation
    area region zone
    place location site venue
    child kid
    baby infant
    mother mom mum
    father dad
    grandfather grandpa
    couple pair
    partner companion
    illness disease sickness
    injure hurt wound
    murder assassinate
    die pass
    perish decease
    battle fight combat
    war conflict
    attack assault raid
    capture seize
    destroy demolish ruin
    harm damage
    fire blaze
    quake earthquake
    rise increase grow climb soar growth
    fall decrease decline drop shrink reduce reduction
    improve enhance better
    worsen deteriorate
    win victory triumph
    lose defeat
    prize award honour
    match game
    player athlete
    contest competition tournament championship
    season campaign
    score goal
    cash money
    cost price
    pay salary wage
    income earnings
    proceeds revenue
    tax levy
    law legislation act statute
    judge justice
    court tribunal
    verdict ruling
    prison jail
    crime offence offense
    vote ballot poll
    elect election
    appoint hire name nominate
    dismiss fire sack oust
    resign quit
    retire retirement
    replace succeed successor
    join enter
    leave depart exit
    come arrive arrival
    send dispatch
    carry transport
    travel journey trip tour
    visit
    meet encounter
    talk speak discuss
    speech address
    argue contend
    agree consent
    approve endorse
    support back
    oppose object
    criticise condemn denounce slam
    praise laud hail applaud
    allow permit let enable
    forbid ban prohibit
    force compel
    try attempt effort
    plan intend aim
    hope wish
    want desire
    need require necessary
    think believe belief
    know aware
    see view
    look appear seem
    watch observe
    find discover discovery
    reveal disclose
    hide conceal
    explain clarify
    teach instruct
    learn
    study research
    researcher scientist
    school academy
    pupil student
    university college
    test exam examination trial
    method technique approach
    kind type sort
    part section
    half
    whole entire complete
    total sum
    amount quantity
    figure number
    about approximately roughly around
    often frequently
    usually normally typically
    mainly primarily chiefly mostly largely
    especially particularly notably
    previous former prior earlier ex
    later subsequent afterwards
    current present presently now
    recent lately
    annual yearly
    daily
    old elderly
    new novel
    young youthful
    rich wealthy
    poor impoverished
    famous renowned noted prominent
    important significant essential crucial key vital
    main chief principal primary
    initial original first
    final last ultimate
    various diverse different
    same identical
    whole entire
    hard difficult tough
    easy simple
    easily simply
    strange odd
    danger risk hazard
    safe secure
    problem issue
    cause reason
    result outcome consequence
    effect impact
    influence affect
    change alter modify
    keep maintain retain
    remain stay
    continue persist
    return comeback
    include contain comprise
    add append
    remove delete
    cut slash
    raise lift
    open inaugurate
    close shut
    publish release issue
    edit editor
    write compose pen
    draw sketch
    paint painting
    photo photograph picture
    image picture
    perform performance
    play portray
    star feature
    premiere debut
    broadcast air
    show series programme program
    episode
    journalist reporter correspondent
    newspaper paper
    magazine journal
    article story
    report account
    interview
    letter
    website site
    internet web online
    phone telephone
    tv television
    population inhabitant resident
    citizen
    worker employee staff
    union
    church
    priest clergyman
    faith religion
    member
    found establish
    organisation organization body
    institute institution
    agency bureau
    department ministry
    minister secretary
    government administration
    parliament legislature
    lawmaker legislator
    mayor
    president
    king monarch
    queen
    army military
    navy
    hospital clinic
    medicine drug medication
    treat treatment therapy
    cure heal
    vaccine jab
    forest wood
    mountain mount
    river
    lake
    sea ocean
    island isle
    coast shore
    north northern
    south southern
    east eastern
    west western
    center centre central
    middle mid
    near close nearby
    metre meter
    kilometre kilometer km
    mile
    percent percentage pct
    gram gramme
    hour hr
    minute min
    second sec
    autumn fall
    grey gray
    jewellery jewelry
    defence defense
    licence license
    aluminium aluminum
    programme program
    theatre theater
    tyre tire
    cheque check
    draught draft
    enquiry inquiry investigation
    enroll enrol enrolment enrollment
    fulfil fulfill
    skilful skillful
    mom mum
    america american us usa
    britain british uk
    england english
    scotland scottish
    ireland irish
    wales welsh
    france french
    germany german
    spain spanish
    italy italian
    portugal portuguese
    netherlands dutch holland
    belgium belgian
    sweden swedish
    norway norwegian
    denmark danish
    finland finnish
    poland polish
    russia russian
    ukraine ukrainian
    greece greek
    turkey turkish turkiye
    switzerland swiss
    austria austrian
    hungary hungarian
    czechia czech
    romania romanian
    serbia serbian
    croatia croatian
    canada canadian
    mexico mexican
    brazil brazilian
    argentina argentine argentinian
    chile chilean
    peru peruvian
    colombia colombian
    venezuela venezuelan
    cuba cuban
    china chinese
    japan japanese
    korea korean
    india indian
    pakistan pakistani
    bangladesh bangladeshi
    iran iranian
    iraq iraqi
    syria syrian
    israel israeli
    palestine palestinian
    egypt egyptian
    libya libyan
    morocco moroccan
    nigeria nigerian
    kenya kenyan
    ghana ghanaian
    africa african
    europe european
    asia asian
    australia australian
    vietnam vietnamese
    thailand thai
    philippines filipino philippine
    indonesia indonesian
    malaysia malaysian
    jan january
    feb february
    mar march
    apr april
    jun june
    jul july
    aug august
    sep sept september
    oct october
    nov november
    dec december
    mon monday
    tue tues tuesday
    wed wednesday
    thu thur thurs thursday
    fri friday
    sat saturday
    sun sunday
"""


def groups() -> tuple[tuple[str, ...], ...]:
    """Return the groups, each with the word that stands for it first."""
    return tuple(tuple(line.split()) for line in _GROUPS.strip().splitlines())

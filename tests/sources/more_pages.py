"""More pages for the tests, each written before the rules were tried on it.

Error pages, parked domains, walls and shells in many languages and of many systems; and good pages
that mention such things or stand beside them.
"""

# ruff: noqa: E501 - a page reads best in few lines, in the letters of its language
from __future__ import annotations

from citecheck.model import SourceState as State

FERRY = (
    "<p>The ferry between Aldmouth and the outer islands carried 214,000 passengers last summer, a "
    "tenth more than the year before, the operator said on Thursday. Most of the growth came from "
    "day visitors, who now make up two in three of all travellers on the route.</p>"
    "<p>A second vessel has been ordered from a yard in Gdynia and is to enter service in May. Until "
    "then the company will run an extra sailing on Fridays, leaving the mainland at 18:40.</p>"
    "<p>Islanders have asked for years for a boat that also sails in winter. The county has put aside "
    "3.2 million for it, but the council has yet to vote on the plan, and several members doubt that "
    "there will be enough demand between November and March.</p>"
)
FAEHRE = (
    "<p>Die Fähre zwischen Aldmünde und den Außeninseln hat im Sommer 214.000 Fahrgäste befördert, "
    "ein Zehntel mehr als im Jahr davor, wie die Reederei am Donnerstag mitteilte. Den größten Anteil "
    "am Zuwachs hatten Tagesgäste, die inzwischen zwei Drittel aller Reisenden ausmachen.</p>"
    "<p>Ein zweites Schiff ist bei einer Werft in Gdingen bestellt und soll im Mai in Dienst gehen. "
    "Bis dahin fährt freitags um 18.40 Uhr ein zusätzliches Boot vom Festland ab.</p>"
)
MENU = (
    "<header><a href='/'>Aldmouth Courier</a><ul><li><a href='/n'>News</a></li><li><a href='/s'>Sport"
    "</a></li><li><a href='/w'>Weather</a></li><li><a href='/o'>Opinion</a></li></ul></header>"
)
FOOT = (
    "<footer><p>Aldmouth Courier is published by Courier Press Ltd, 4 Quay Street. All rights "
    "reserved.</p><a href='/privacy'>Privacy</a> <a href='/terms'>Terms</a></footer>"
)


def page(title: str, body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        f"<body>{MENU}<main>{body}</main>{FOOT}</body></html>"
    )


def bare(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


BRIDGE = (
    "<p>The county has chosen a cable-stayed design for the new bridge over the Sound, engineers announced at a meeting in Holm on Wednesday. It will be 1,140 metres long and is to cost about 86 million.</p>"
    "<p>Work on the foundations should begin in autumn next year. Until then divers will survey the sea bed, where a wreck of the seventeenth century was found in 2019.</p>"
    "<p>Shopkeepers in the old town fear that drivers will pass them by once the bridge is open. The mayor said that a study of traffic had found no sign of that in three comparable towns.</p>"
)
PONT = "<p>Le département a choisi un pont à haubans pour franchir le détroit, ont annoncé mercredi les ingénieurs. L'ouvrage mesurera 1 140 mètres et coûtera environ 86 millions.</p><p>Les travaux des fondations doivent commencer à l'automne de l'an prochain. D'ici là, des plongeurs examineront les fonds, où une épave du dix-septième siècle a été découverte en 2019.</p>"
MILL = (
    "<p>The last paper mill on the river Esk closes at the end of June, its owner said on Monday. It has made paper for books since 1868, and employed 310 people at its height.</p>"
    "<p>Orders fell by half in six years, the company said, as publishers turned to cheaper sheets from abroad. Of the 74 who work there now, 20 will move to a sister plant in Leven.</p>"
    "<p>A group of former workers wants to turn the oldest hall into a museum. The town has promised to look at the plan, but says that it has no money for the roof.</p>"
)


def observer(t: str, b: str, h: str = "") -> str:
    return f"<!doctype html><html lang=en><head><title>{t}</title>{h}</head><body><div id=top><a href=/>Holm Observer</a> <a href=/news>News</a> <a href=/culture>Culture</a></div>{b}<div id=bottom><p>Holm Observer · Contact · Imprint</p></div></body></html>"


def herald(t: str, b: str, h: str = "") -> str:
    return f"<!doctype html><html><head><title>{t}</title>{h}</head><body><header class=h><nav><a href=/>Esk Herald</a><a href=/r>Region</a></nav></header><section>{b}</section><footer>Esk Herald 2026</footer></body></html>"


BAD: dict[str, tuple[State, str]] = {
    # -- what was asked for is not there
    "lost_at_sea": (State.SOFT_404, page("Lost at sea | Aldmouth Courier", "<h1>You have drifted off the map</h1><p>There is nothing at this address any more. Perhaps the link was mistyped, perhaps we have tidied up since it was made.</p><p><a href='/'>Take me home</a></p>")),
    "drupal": (State.SOFT_404, page("Seite nicht auffindbar | Stadt Aldmünde", "<h1>Seite nicht auffindbar</h1><div>Der aufgerufene Pfad “/node/8812” konnte leider keinem Inhalt zugeordnet werden.</div>")),
    "joomla_it": (State.SOFT_404, page("404 - Articolo inesistente", "<h1>404 - Articolo inesistente</h1><p>Non è possibile visualizzare questa pagina per uno dei seguenti motivi: un segnalibro scaduto, un indirizzo digitato in modo errato, un motore di ricerca con un elenco non aggiornato.</p>")),
    "typo3_nl": (State.SOFT_404, page("Oeps! - Gemeente Aldmonde", "<h1>Oeps, hier is niets te vinden</h1><p>De pagina waar u naar zoekt is verplaatst of verwijderd. Gebruik de zoekfunctie of ga naar de homepage.</p>")),
    "wordpress_pt": (State.SOFT_404, page("Nada encontrado – Correio de Aldmouth", "<h1>Nada encontrado</h1><p>Parece que não há nada por aqui. Que tal tentar uma busca?</p><form><input type='search'></form><h2>Posts recentes</h2><ul><li><a href='/1'>Balsa leva mais passageiros</a></li><li><a href='/2'>Câmara adia votação</a></li></ul>")),
    "shop_pl": (State.SOFT_404, page("Ups! Nie ma takiej strony", "<h1>Ups! Nie ma takiej strony</h1><p>Artykuł, do którego prowadził link, został usunięty z naszego serwisu.</p>")),
    "russian": (State.SOFT_404, page("Ошибка", "<h1>Такой страницы нет</h1><p>Возможно, она была удалена или вы ошиблись в адресе. Вернитесь на главную.</p>")),
    "chinese": (State.SOFT_404, page("出错了", "<h1>抱歉，您访问的页面走丢了</h1><p>该内容可能已被作者删除，或链接地址有误。</p><a href='/'>返回首页</a>")),
    "korean": (State.SOFT_404, page("오류", "<h1>요청하신 기사가 없습니다</h1><p>삭제되었거나 주소가 변경된 기사입니다.</p>")),
    "turkish": (State.SOFT_404, page("Hata", "<h1>Aradığınız sayfa artık yok</h1><p>Sayfa kaldırılmış ya da adresi değiştirilmiş olabilir.</p>")),
    "swedish": (State.SOFT_404, page("Hoppsan", "<h1>Hoppsan! Sidan har flyttat eller tagits bort</h1><p>Prova att söka efter artikeln i stället.</p>")),
    "arabic": (State.SOFT_404, page("خطأ", "<h1>الصفحة غير موجودة</h1><p>عذراً، لم نتمكن من العثور على الصفحة التي تبحث عنها.</p>")),
    "expired_story": (State.SOFT_404, page("Aldmouth Courier", "<h2>This story has been retired</h2><p>For legal reasons we only keep agency reports for thirty days. The one you asked for is past that date.</p>")),
    "suggestions": (State.SOFT_404, page("We couldn’t find that | Aldmouth Courier", f"<h1>We couldn’t find that</h1><p>But you might like one of these:</p>{''.join(f'<div><h3>Ferry news {n}</h3><p>A second vessel has been ordered from a yard in Gdynia and enters service in May.</p></div>' for n in range(3))}")),
    "empty_frame": (State.SOFT_404, page("Aldmouth Courier", "<article></article>")),
    "json_error": (State.SOFT_404, bare("Error", '<pre>{"statusCode":404,"message":"Resource does not exist"}</pre>')),
    "iis_fr": (State.SOFT_404, bare("404 - Fichier ou répertoire introuvable.", "<div id='header'><h1>Erreur du serveur</h1></div><h2>404 - Fichier ou répertoire introuvable.</h2><h3>La ressource que vous recherchez a peut-être été supprimée, a été renommée ou est temporairement indisponible.</h3>")),
    # -- parked, expired, for sale
    "auction": (State.PARKED, bare("aldmouth-ferries.example", "<h1>aldmouth-ferries.example</h1><p>The owner is taking offers for this name. Minimum offer: $1,200.</p><button>Make an offer</button><p>Secure payment, transfer within 24 hours.</p>")),
    "parked_de": (State.PARKED, bare("aldmuende.example", "<p>Diese Internetadresse kann erworben werden.</p><ul><li><a href='?q=f'>Fähre Tickets</a></li><li><a href='?q=h'>Hotel buchen</a></li><li><a href='?q=k'>Kreuzfahrt</a></li></ul><p>Angebot abgeben</p>")),
    "parked_es": (State.PARKED, bare("Dominio registrado", "<h1>Este dominio está aparcado</h1><p>Ha sido registrado por un cliente de nuestra empresa de hosting. Si es suyo, ya puede publicar su web.</p>")),
    "host_default": (State.PARKED, bare("Your new site", "<h1>Congratulations! Your hosting is ready</h1><p>Upload your files to the public_html folder to replace this page.</p>")),
    "unpaid": (State.PARKED, bare("Site offline", "<p>This website has been taken offline by the hosting company because an invoice is outstanding.</p>")),
    # -- walls
    "metered_no": (State.PAYWALLED, page("Flere tar ferja", f"<h1>Flere tar ferja</h1>{FERRY[:330]}</p><div class='wall'><h2>Dette er en sak for abonnenter</h2><p>Bli abonnent for 1 krone den første måneden.</p><button>Kjøp tilgang</button></div>")),
    "cut_de": (State.PAYWALLED, page("Mehr Fahrgäste auf der Fähre", f"<h1>Mehr Fahrgäste auf der Fähre</h1>{FAEHRE}<div><strong>Dieser Beitrag gehört zu Kurier Plus.</strong></div><p>Testen Sie alle Inhalte vier Wochen lang für 1 Euro.</p><a href='/abo'>Jetzt testen</a>")),
    "cut_fr": (State.PAYWALLED, page("Le ferry attire davantage", "<h1>Le ferry attire davantage</h1><p>Le ferry a transporté 214 000 passagers l'été dernier, un dixième de plus que l'année précédente, selon l'exploitant.</p><div>La suite est réservée à nos lecteurs abonnés.</div><p>Vous avez déjà un compte ? Identifiez-vous.</p>")),
    "journal": (State.PAYWALLED, page("Ferry demand in island regions | Journal of Coastal Transport", "<h1>Ferry demand in island regions</h1><h2>Abstract</h2><p>We estimate demand for passenger ferries in 41 island regions and find an elasticity of minus 0.4 with respect to fares.</p><h2>Get access</h2><p>Check for access via your institution</p><p>24-hour online access to this paper: $39.95</p>")),
    "members": (State.PAYWALLED, page("Members' area", "<h1>Members' area</h1><p>The minutes are open to members of the association. Enter your membership number and password.</p><form><input name='n'><input type='password' name='p'></form>")),
    "japanese_wall": (State.PAYWALLED, page("フェリー利用者が増加", "<h1>フェリー利用者が増加</h1><p>運航会社によると、昨夏のフェリー利用者は二十一万四千人で、前年より一割増えた。</p><p>ここから先は有料会員の方のみご覧いただけます。残り1,204文字</p>")),
    "spanish_reg": (State.PAYWALLED, page("El ferry gana viajeros", "<h1>El ferry gana viajeros</h1><p>El ferry transportó a 214.000 pasajeros el verano pasado, una décima parte más que el año anterior.</p><div><p>Lo que sigue es solo para suscriptores. ¿Ya lo eres? Entra aquí</p><p>Hazte con un mes por 1 €</p></div>")),
    "cookie_nl": (State.CONSENT_WALL, bare("Cookies toestaan?", "<h1>Deze site gebruikt cookies</h1><p>Om verder te gaan hebben wij uw toestemming nodig om gegevens op te slaan. U kunt uw keuze later wijzigen.</p><button>Akkoord</button><button>Instellingen</button>")),
    "cookie_it": (State.CONSENT_WALL, bare("Il rispetto della tua privacy", "<h2>Il rispetto della tua privacy è la nostra priorità</h2><p>Noi e i nostri 640 fornitori archiviamo informazioni su un dispositivo e trattiamo dati personali. Puoi accettare o abbonarti.</p><button>Accetta e continua</button><button>Abbonati per rifiutare</button>")),
    "age_de": (State.CONSENT_WALL, bare("Altersprüfung", "<p>Sind Sie volljährig? Diese Seite enthält Werbung für alkoholische Getränke.</p><button>Ja, ich bin 18 oder älter</button><button>Nein</button>")),
    # -- refused
    "challenge_pt": (State.BLOCKED, bare("Só um instante…", "<h1>Confirmando que você é uma pessoa</h1><p>Isso pode levar alguns segundos. O site precisa analisar a segurança da sua conexão antes de continuar.</p>")),
    "slider": (State.BLOCKED, bare("Verification", "<p>Slide the piece into place to prove you are a real visitor.</p><p>Request ID: 7f1c-99a2</p>")),
    "waf": (State.BLOCKED, bare("Request Rejected", "<p>Your request looks like an attack and was stopped by our firewall. If you think this is a mistake, send us the event number 5519938221.</p>")),
    "geo_us": (State.BLOCKED, page("Aldmouth Courier", "<h1>451</h1><p>We’re sorry. Readers in the European Union cannot use this site at present, because of data protection rules there.</p>")),
    # -- the server's own trouble, and shells
    "rails": (State.TRANSIENT, bare("We're sorry, but something went wrong (500)", "<h1>We're sorry, but something went wrong.</h1><p>If you are the application owner check the logs for more information.</p>")),
    "upkeep_de": (State.TRANSIENT, bare("Gleich zurück", "<h1>Wir bauen um</h1><p>Unsere Seiten sind wegen einer Umstellung der Technik bis 14 Uhr nicht erreichbar.</p>")),
    "spa": (State.SCRIPT_ONLY, bare("Aldmouth Courier", "<div id='app'><div class='spinner'>Loading…</div></div><noscript>You need to enable JavaScript to run this app.</noscript><script type='module' src='/assets/index-4f2a.js'></script>")),
    "next": (State.SCRIPT_ONLY, bare("Courier", "<div id='__next'></div><script id='__NEXT_DATA__' type='application/json'>{\"props\":{}}</script><script src='/_next/static/chunks/main.js'></script>")),
    "o_squirrel":(State.SOFT_404,observer("Holm Observer","<h1>Well, this is awkward</h1><p>We looked everywhere, but the page you wanted is nowhere to be seen. A typo, maybe?</p>")),
    "o_archive_purge":(State.SOFT_404,observer("Not here","<h2>Sorry, that article has left our archive</h2><p>Our licence for agency copy runs for ninety days.</p>")),
    "o_ghost":(State.SOFT_404,observer("404","<h1>404</h1><h2>Page not found</h2><a href=/>Go to the front page →</a>")),
    "o_sp_gov":(State.SOFT_404,observer("Página no disponible","<p>El recurso solicitado no se ha podido localizar en este servidor. Compruebe la dirección e inténtelo de nuevo.</p>")),
    "o_de_zeitung":(State.SOFT_404,observer("Holm Observer","<h1>Hoppla!</h1><p>Unter dieser Adresse gibt es bei uns leider nichts. Vielleicht hilft Ihnen die Suche weiter.</p>")),
    "o_fr_mairie":(State.SOFT_404,observer("Oups","<h1>Oups !</h1><p>Le document que vous demandez a changé de place ou a été effacé.</p>")),
    "o_it_blog":(State.SOFT_404,observer("Ops","<p>Accidenti, il post che cercavi è sparito.</p>")),
    "o_ja_blog":(State.SOFT_404,observer("お知らせ","<p>お探しの記事は公開を終了したか、URLが間違っている可能性があります。</p>")),
    "o_zh_news":(State.SOFT_404,observer("提示","<p>该文章已过期或被移除。5秒后自动跳转到首页。</p>")),
    "o_fi":(State.SOFT_404,observer("Voi ei","<h1>Etsimääsi sivua ei ole</h1><p>Osoite voi olla vanha.</p>")),
    "o_cz":(State.SOFT_404,observer("Chyba 404","<p>Požadovaná stránka byla smazána nebo přesunuta.</p>")),
    "o_product":(State.SOFT_404,observer("Report shop","<p>Sorry, this report has been discontinued and is no longer sold or available for download.</p>")),
    "o_broker":(State.PARKED,"<html><head><title>holm-observer.example – premium domain</title></head><body><h1>holm-observer.example</h1><p>This premium domain can be yours. Get a price in 24 hours.</p></body></html>"),
    "o_fr_park":(State.PARKED,"<html><head><title>Domaine réservé</title></head><body><p>Ce domaine vient d'être enregistré chez notre hébergeur. Le site sera bientôt en ligne.</p></body></html>"),
    "o_under":(State.PARKED,"<html><head><title>Holm Observer</title></head><body><p>Our new website is under construction. Please come back later.</p></body></html>"),
    "o_hosting_susp":(State.PARKED,"<html><head><title>Suspended</title></head><body><h1>Service suspended</h1><p>The hosting account behind this site has been disabled for exceeding its limits.</p></body></html>"),
    "o_sv_wall":(State.PAYWALLED,observer("Ny bro över sundet","<h1>Ny bro över sundet</h1><p>Regionen har valt en snedkabelbro, meddelade ingenjörerna på onsdagen. Den blir 1 140 meter lång.</p><div><h3>Läs hela artikeln med Plus</h3><p>Prova första månaden för 9 kr. Ingen bindningstid.</p></div>")),
    "o_pt_wall":(State.PAYWALLED,observer("Nova ponte","<h1>Nova ponte</h1><p>O município escolheu uma ponte estaiada, anunciaram os engenheiros na quarta-feira.</p><p>Conteúdo exclusivo para assinantes. Já é assinante? Faça login.</p>")),
    "o_en_wall2":(State.PAYWALLED,observer("County picks bridge design",f"<h1>County picks bridge design</h1>{BRIDGE[:280]}…</p><p>The rest of this report is reserved for Observer members.</p><p>From £4 a month. Cancel any time.</p>")),
    "o_en_wall3":(State.PAYWALLED,observer("County picks bridge design","<h1>County picks bridge design</h1><p>The county has chosen a cable-stayed design for the new bridge over the Sound.</p><div>You have 0 free reads left. Sign in for more.</div>")),
    "o_sso":(State.PAYWALLED,observer("Single sign-on","<h1>Single sign-on</h1><form><label>User name</label><input><label>Password</label><input type=password><button>Continue</button></form><p>Use your university account.</p>")),
    "o_de_consent":(State.CONSENT_WALL,"<html><head><title>Ihre Privatsphäre</title></head><body><p>Mit Werbung und Cookies lesen: Besuchen Sie uns wie gewohnt mit Werbung und üblichem Tracking. Ihre Zustimmung ist jederzeit widerrufbar.</p><button>Akzeptieren und weiter</button><p>Oder ohne Tracking mit dem PUR-Abo lesen.</p></body></html>"),
    "o_age_en":(State.CONSENT_WALL,"<html><head><title>Welcome</title></head><body><p>Please tell us when you were born. This brewery's pages are for adults.</p><select><option>1980</option></select></body></html>"),
    "o_cf_fr":(State.BLOCKED,"<html><head><title>Un instant…</title></head><body><h1>Vérification que vous êtes humain</h1><p>Le site doit vérifier la sécurité de votre connexion avant de continuer.</p></body></html>"),
    "o_de_bot":(State.BLOCKED,"<html><head><title>Zugang eingeschränkt</title></head><body><p>Von Ihrem Anschluss gehen ungewöhnlich viele Anfragen aus. Bitte lösen Sie die folgende Aufgabe.</p></body></html>"),
    "o_geo2":(State.BLOCKED,observer("Holm Observer","<p>For licensing reasons this video page cannot be shown in the country you are in.</p>")),
    "o_oops500":(State.TRANSIENT,"<html><head><title>Oops</title></head><body><p>An unexpected error occurred while the page was being built. Our technicians have been told.</p></body></html>"),
    "o_es_mant":(State.TRANSIENT,"<html><head><title>Volvemos enseguida</title></head><body><p>Estamos realizando tareas de mejora en nuestros servidores.</p></body></html>"),
    "o_vue":(State.SCRIPT_ONLY,"<!doctype html><html><head><title>Holm</title></head><body><div id=app></div><script src=/js/chunk-vendors.js></script></body></html>"),
    "o_shell_text":(State.SCRIPT_ONLY,"<html><head><title>Holm Observer</title></head><body><p>Please turn on JavaScript to see this page.</p><script src=a.js></script></body></html>"),
    "h_leads_nowhere":(State.SOFT_404,herald("Esk Herald","<h1>Nothing to read here</h1><p>You followed a link that leads nowhere.</p>")),
    "h_taken_offline":(State.SOFT_404,herald("Not available","<p>The article you tried to open was taken offline by the editors.</p>")),
    "h_where_did_it_go":(State.SOFT_404,herald("Esk Herald","<h1>Wo ist der Artikel hin?</h1><p>Er wurde vermutlich gelöscht, oder der Link stimmt nicht.</p>")),
    "h_mene_a_rien":(State.SOFT_404,herald("Erreur","<p>Cette adresse ne mène à rien. Revenez à l’accueil.</p>")),
    "h_retirada":(State.SOFT_404,herald("Lo sentimos","<p>Lo sentimos, la noticia que buscas fue retirada.</p>")),
    "h_japanese_404":(State.SOFT_404,herald("Esk","<p>404 – ページが存在しないか、移動した可能性があります。</p>")),
    "h_danish":(State.SOFT_404,herald("Fejl","<h1>Siden kunne ikke findes</h1>")),
    "h_own_it":(State.PARKED,"<html><head><title>esk-herald.example</title></head><body><div>esk-herald.example is available. Own it today for $2,999 or lease to own.</div></body></html>"),
    "h_placeholder":(State.PARKED,"<html><head><title>Welcome</title></head><body><p>This is the placeholder for a domain managed by our registrar customers. No web site is configured yet.</p></body></html>"),
    "h_insiders":(State.PAYWALLED,herald("Mill closes","<h1>Mill closes</h1><p>The last paper mill on the river Esk closes at the end of June.</p><div>This story is for Herald Insiders. Join them from £1.</div>")),
    "h_digital_pass":(State.PAYWALLED,herald("Mill closes",f"<h1>Mill closes</h1>{MILL[:200]}…</p><p>To read on, you need a digital pass.</p><button>Get a pass</button>")),
    "h_riservato":(State.PAYWALLED,herald("La cartiera chiude","<h1>La cartiera chiude</h1><p>L’ultima cartiera sul fiume chiude a fine giugno.</p><p>Questo articolo è riservato agli abbonati</p>")),
    "h_before_you_read_on":(State.CONSENT_WALL,"<html><head><title>Esk Herald</title></head><body><h2>Before you read on</h2><p>Our 311 vendors would like to store cookies on your device. Choose how you want to go on.</p><button>Agree</button><button>Pay</button></body></html>"),
    "h_not_a_machine":(State.BLOCKED,"<html><head><title>esk.example</title></head><body><p>esk.example needs to make sure you’re not a machine. This takes a moment.</p></body></html>"),
    "h_too_much_reading":(State.BLOCKED,"<html><head><title>Blocked</title></head><body><p>Access from your network has been limited because of too much automated reading.</p></body></html>"),
    "h_work_on_the_site":(State.TRANSIENT,"<html><head><title>Sorry</title></head><body><h1>We are doing some work on the site</h1><p>Normal service resumes this evening.</p></body></html>"),
}  # fmt: skip

GOOD: dict[str, str] = {
    "paywall_study": page("Why local papers put up paywalls", f"<h1>Why local papers put up paywalls</h1><p>Asking readers to subscribe to continue reading has become the rule among local papers. Of 180 titles in a survey, 131 now let a visitor read between two and five free articles a month.</p>{FERRY}"),
    "error_history": page("A short history of error 404", f"<h1>A short history of error 404</h1><p>The number has no deep meaning. Four stood for a mistake by the client, and the last two digits were simply next in the list when the standard was written.</p>{FERRY}"),
    "cookie_law": page("What the cookie law demands", f"<h1>What the cookie law demands</h1><p>A site may store nothing on a device without consent unless it is needed for what the visitor asked for. Buttons to accept and reject must be equally easy to find, the court held.</p>{FERRY}"),
    "captcha_rise": page("The puzzle that machines solve better", f"<h1>The puzzle that machines solve better</h1><p>Programs now pass the picture tests that ask visitors to prove they are human more often than people do, three researchers report.</p>{FERRY}"),
    "banner_before": page("Ferry carries more passengers", f"<div id='cc'><p>This site uses cookies to count visits. <a>Learn more</a></p><button>OK</button><button>No thanks</button></div><h1>Ferry carries more passengers</h1>{FERRY}"),
    "offer_after": page("Ferry carries more passengers", f"<h1>Ferry carries more passengers</h1>{FERRY}{FERRY}<aside><h3>Support our work</h3><p>Subscribe for 2 a week and get the morning letter.</p><a>Subscribe now</a></aside>"),
    "offer_after_short": page("Ferry carries more passengers", f"<h1>Ferry carries more passengers</h1>{FERRY}<aside><h3>Sign up for the morning letter</h3><p>Every weekday at seven, free of charge.</p></aside>"),
    "forum": page("Thread: winter sailings – Island Forum", f"<p>You are not logged in. Log in or register to reply.</p><h1>Winter sailings</h1><div>Posted by Ulla, 4 March</div>{FERRY}<div>Posted by Bent, 5 March</div><p>I would take it twice a month, if the fare stays as it is. The bus connection matters more than the boat.</p><p>You must be logged in to post a reply.</p>"),
    "wiki_missing": page("Missing ferry – Local history wiki", f"<h1>The missing ferry of 1931</h1><p>The boat could not be found for eleven days, and the search was called off twice before it was seen drifting off the northern bank.</p>{FERRY}"),
    "press_short": page("Timetable change", "<h1>Timetable change</h1><p>From 3 June the last ferry leaves at 21:10 instead of 20:40. Tickets bought earlier remain valid.</p>"),
    "german": page("Mehr Fahrgäste auf der Fähre", f"<h1>Mehr Fahrgäste auf der Fähre</h1>{FAEHRE}"),
    "german_comments": page("Mehr Fahrgäste auf der Fähre", f"<h1>Mehr Fahrgäste auf der Fähre</h1>{FAEHRE}{FAEHRE}<p>Bitte melden Sie sich an, um zu kommentieren.</p>"),
    "maintenance_news": page("Ferry terminal closes for maintenance", f"<h1>Ferry terminal closes for maintenance</h1><p>The terminal will be closed for maintenance from Monday, and buses will run from the old quay. The work on the linkspan takes nine days.</p>{FERRY}"),
    "domain_news": page("Town pays 40,000 for its own name", f"<h1>Town pays 40,000 for its own name</h1><p>The domain had expired in 2019 and was bought by a trader, who put up a page saying that it was for sale.</p>{FERRY}"),
    "denied_news": page("Access denied: reporters kept out of meeting", f"<h1>Access denied: reporters kept out of meeting</h1><p>Three reporters were turned away at the door of the council chamber on Tuesday night.</p>{FERRY}"),
    "region_news": page("Film not available in your region", f"<h1>Film not available in your region</h1><p>Viewers on the islands see that message more often than anyone else in the country, the regulator found.</p>{FERRY}"),
    "age_news": page("Are you over 18? Shops ask too seldom", f"<h1>Are you over 18? Shops ask too seldom</h1><p>In 60 of 100 test purchases nobody asked the young buyers for their age.</p>{FERRY}"),
    "adblock_news": page("Please disable your ad blocker, publishers plead", f"<h1>Please disable your ad blocker, publishers plead</h1><p>A third of all visitors block advertisements, and the plea moves only one in twenty of them.</p>{FERRY}"),
    "free_marked": page("Ferry carries more passengers", FERRY, '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"True","hasPart":{"cssSelector":".story"}}</script>'),
    "table_only": page("Passengers by year", "<h1>Passengers by year</h1><table><tr><th>Year</th><th>Passengers</th></tr><tr><td>2022</td><td>171,400</td></tr><tr><td>2023</td><td>188,020</td></tr><tr><td>2024</td><td>194,530</td></tr><tr><td>2025</td><td>214,000</td></tr></table>"),
    "list_only": page("Stops of line 4", f"<h1>Stops of line 4</h1><ul>{''.join(f'<li>Quay {n}</li>' for n in range(1, 30))}</ul>"),
    "profile": page("Ulla Ravn – Aldmouth Council", "<h1>Ulla Ravn</h1><p>Member of the council since 2018, chair of the transport committee.</p><p>E-mail: ravn@aldmouth.example</p><p>Telephone: 555 0142</p>"),
    "plain_quote": page("Statement", "<h1>Statement by the port authority</h1><p>“We regret the delay. The ferry will sail again on Friday, and all tickets remain valid until the end of the month.”</p>"),
    "abstract": page("Ferry demand in island regions", "<h1>Ferry demand in island regions</h1><h2>Abstract</h2><p>We estimate demand for passenger ferries in 41 island regions between 2001 and 2020. The elasticity with respect to fares is minus 0.4, and with respect to frequency 0.7. Subsidies of fares are therefore less effective than additional sailings. The estimates hold when regions with a bridge under construction are left out, and when summer and winter are estimated apart.</p><h2>Keywords</h2><p>ferries, islands, demand</p><p>Open access under CC BY 4.0. Download the PDF.</p>"),
    "japanese": page("フェリー利用者が増加", "<h1>フェリー利用者が増加</h1><p>運航会社によると、昨夏のフェリー利用者は二十一万四千人で、前年より一割増えた。増えた分の大半は日帰り客で、いまや利用者の三分の二を占める。二隻目の船はグディニャの造船所に発注され、五月に就航する予定だ。冬の運航を求める声は以前からあり、郡は三百二十万の予算を用意したが、議会はまだ採決していない。</p>"),
    "chinese": page("渡轮客流增长", "<h1>渡轮客流增长</h1><p>运营方周四表示，去年夏天往返各岛的渡轮共运送旅客二十一万四千人次，比上年增加一成。增长主要来自一日游的游客，他们现在占旅客总数的三分之二。第二艘船已在格丁尼亚订造，将于五月投入使用。岛上居民多年来一直要求冬季也开航。</p>"),
    "french": page("Le ferry attire davantage", "<h1>Le ferry attire davantage</h1><p>Le ferry a transporté 214 000 passagers l'été dernier, un dixième de plus que l'année précédente, a indiqué jeudi l'exploitant. L'essentiel de la hausse vient des visiteurs d'un jour, qui forment désormais les deux tiers de la clientèle.</p><p>Un second navire a été commandé et entrera en service en mai. En attendant, une traversée supplémentaire est assurée le vendredi à 18 h 40.</p><p>Abonnez-vous à notre lettre du matin.</p>"),
    "russian": page("Паром перевёз больше пассажиров", "<h1>Паром перевёз больше пассажиров</h1><p>Прошлым летом паром между городом и внешними островами перевёз 214 тысяч пассажиров, на десятую часть больше, чем годом ранее, сообщил в четверг перевозчик. Второе судно заказано на верфи в Гдыне и выйдет на линию в мае.</p>"),
    "search_help": page("How to search the archive", f"<h1>How to search the archive</h1><p>If your search did not match any documents, try fewer words or a longer period. Names of ships are spelt as in the register.</p>{FERRY}"),
    "redirect_note": page("Ferry carries more passengers", f"<p>This page has moved here from our old site; please update your links.</p><h1>Ferry carries more passengers</h1>{FERRY}"),
    "status_page": page("Incident report: outage of 12 March", f"<h1>Incident report: outage of 12 March</h1><p>Between 09:10 and 09:52 visitors saw the words “internal server error”. A full disk on the database server was the cause.</p>{FERRY}"),
    "correction": page("Correction: ferry passengers", "<h1>Correction</h1><p>An earlier version of this article gave the number of passengers as 241,000. It was 214,000. The article has been removed from the front page.</p>"),
    "withdrawn_paper": page("Retraction: Ferry demand in island regions", "<h1>Retraction: Ferry demand in island regions</h1><p>This article has been withdrawn at the request of the authors, because the fares of 2011 were entered twice. The editors and the publisher agree with the retraction, which was made on 3 May 2024.</p>"),
    "login_newsroom": page("Login rules for the port portal", f"<h1>Login rules for the port portal</h1><p>From June agents need a second factor to sign in to the portal of the port.</p>{FERRY}"),
    "subscription_economics": page("Members pay for 40 per cent of the paper", f"<h1>Members pay for 40 per cent of the paper</h1><p>Already a member? Then you paid for this report. That is how the editors begin their yearly account of where the money goes.</p>{FERRY}"),
    "cms_title": page("Home | Page not here yet? How towns number their quays", f"<h1>How towns number their quays</h1>{FERRY}"),
    "related": page("Ferry carries more passengers", f"<h1>Ferry carries more passengers</h1>{FERRY}<h2>Related links</h2><ul><li><a>Winter sailings</a></li><li><a>Fares</a></li></ul>"),
    "hidden_dialog": page("Ferry carries more passengers", f"<h1>Ferry carries more passengers</h1>{FERRY}<div role='dialog' hidden><h2>Sign in</h2><form><input type='email'><input type='password'></form><p>Forgot your password? Create an account to save articles.</p></div>"),
    "geo_disclaimer": page("Fund report 2025", f"<h1>Fund report 2025</h1><p>The units are not available to persons in the United States.</p>{FERRY}"),
    "comments_closed": page("Ferry carries more passengers", f"<h1>Ferry carries more passengers</h1>{FERRY}<h2>Comments</h2><p>This discussion is no longer available for new posts.</p><p>This comment has been removed by a moderator.</p>"),
    "o_plain":observer("County picks bridge design",f"<h1>County picks bridge design</h1>{BRIDGE}"),
    "o_french":observer("Un pont à haubans",f"<h1>Un pont à haubans</h1>{PONT}"),
    "o_missing_person":observer("Diver missing","<h1>Diver still missing</h1><p>The diver who disappeared near Holm on 3 March has not been found. The search was called off on Friday after five days.</p>"),
    "o_law_gone":observer("Section 12 repealed","<h1>Section 12</h1><p>This section was repealed by the Act of 14 June 2012. The text that was in force before is no longer valid for contracts made after that day.</p>"),
    "o_moved_office":observer("Office moves","<h1>Office moves</h1><p>The county office is no longer at its old address. Since 1 July it is in Mill Lane 4, on the second floor. The opening hours remain the same.</p>"),
    "o_faq_cookie":observer("Cookies on this site","<h1>Cookies on this site</h1><p>We set two cookies. One keeps your language, the other the size of the letters. Neither is read by anyone else, and both are deleted after 30 days. We ask for your consent before we count visits.</p>"+BRIDGE),
    "o_security_news":observer("Bank warns of fake calls","<h1>Bank warns of fake calls</h1><p>Callers ask customers to confirm that they are the holder of an account. The bank says that it never does so, and that 41 customers lost money in April.</p>"),
    "o_member_news":observer("Club has 500 members","<h1>Club has 500 members</h1><p>The rowing club took in its 500th member on Sunday. Membership costs 40 euros a year, and the first month is free for those under 18.</p>"),
    "o_tender":observer("Tender 14/2025","<h1>Tender 14/2025</h1><p>The county invites offers for the supply of steel. Offers must be received by 12:00 on 30 May 2025. The documents may be had from the office for a fee of 50 euros.</p>"),
    "o_domain_story":observer("Village sells its domain",f"<h1>Village sells its domain</h1><p>The village of Tv sold its domain for 2 million, and bought a fire engine.</p>{BRIDGE}"),
    "o_outage":observer("Power cut","<h1>Power cut in Holm</h1><p>Service was unavailable for 3,400 households for two hours on Monday night. A digger had hit a cable. Everyone is back on the grid.</p>"),
    "o_short_de":observer("Sperrung","<h1>Brücke gesperrt</h1><p>Die Brücke ist am 12. Mai von 8 bis 17 Uhr wegen Wartungsarbeiten gesperrt. Der Verkehr wird über Holm umgeleitet.</p>"),
    "o_short_es":observer("Corte","<h1>Corte de tráfico</h1><p>El puente estará cerrado por mantenimiento el 12 de mayo entre las 8 y las 17 horas.</p>"),
    "o_obit":observer("Anna Holt (1931–2024)","<h1>Anna Holt (1931–2024)</h1><p>The painter Anna Holt has died at 93. Many of her works were lost in the fire of 1974; those that remain are in the museum of Holm.</p>"),
    "o_recipe":observer("Recipe","<h1>Rye bread</h1><ul><li>500 g rye flour</li><li>400 ml water</li><li>10 g salt</li></ul><p>Mix, leave overnight, bake for an hour at 200 degrees.</p>"),
    "o_press":observer("Statement","<h1>Statement</h1><p>We have removed the report of 4 May from our site because it named a minor. The facts in it stand.</p>"),
    "o_table":observer("Tides","<h1>Tides</h1><table><tr><td>Mon</td><td>04:12</td><td>1.9 m</td></tr><tr><td>Tue</td><td>05:01</td><td>2.1 m</td></tr></table>"),
    "o_newsletter_end":observer("County picks bridge design",f"<h1>County picks bridge design</h1>{BRIDGE}<div><h3>Our newsletter</h3><p>Get the news of the county in your inbox each morning. Sign up now.</p></div>"),
    "o_sub_end":observer("County picks bridge design",f"<h1>County picks bridge design</h1>{BRIDGE}<div><h3>Become a member</h3><p>Members make our reporting possible, from 5 euros a month.</p></div>"),
    "o_comments":observer("County picks bridge design",f"<h1>County picks bridge design</h1>{BRIDGE}<div><p>Sign in to comment.</p><p>3 comments</p></div>"),
    "o_browser_news":observer("New browser checks sites",f"<h1>New browser checks the security of your connection</h1>{BRIDGE}"),
    "o_gdpr_news":observer("EU readers shut out",f"<h1>EU readers shut out</h1><p>Some American papers still tell visitors that their pages are not available in the European Union.</p>{BRIDGE}"),
    "o_japanese":observer("新しい橋","<h1>新しい橋の設計が決まる</h1><p>郡は水曜日、海峡に架ける新しい橋の設計に斜張橋を選んだと発表した。全長は千百四十メートル、費用はおよそ八千六百万になる見込みだ。基礎工事は来年の秋に始まる。会員制の商店会は客が減ることを心配している。</p>"),
    "o_polish":observer("Nowy most","<h1>Nowy most</h1><p>Powiat wybrał most wantowy, ogłosili w środę inżynierowie. Będzie miał 1140 metrów długości i ma kosztować około 86 milionów.</p>"),
    "o_pdf_landing":observer("Annual report 2024","<h1>Annual report 2024</h1><p>Download the report (PDF, 2.4 MB). The report covers the period from 1 January to 31 December 2024.</p>"),
    "o_abstract_paywalled_ok":observer("Bridge and town centre trade","<h1>Bridge and town centre trade</h1><h2>Summary</h2><p>We compare the sales of 212 shops in three towns before and after a bridge was opened. Sales fell by 2.1 per cent in the first year and recovered within three. The effect was larger for shops that sold fuel. Towns that had moved bus stops nearer to the market lost nothing.</p>"),
    "h_mill":herald("Mill closes",f"<h1>Mill closes</h1>{MILL}"),
    "h_road_reopens":herald("Road reopens","<h1>Road reopens</h1><p>The road along the river, closed since the flood of 9 January, is open again. A speed limit of 30 applies until the wall has been repaired.</p>"),
    "h_wrong_year":herald("Correction","<p>In our report on the mill we gave the wrong year. It opened in 1868, not in 1886. The sentence has been changed.</p>"),
    "h_job":herald("Job","<h1>Clerk wanted</h1><p>The town of Esk seeks a clerk for its library, 20 hours a week. Send your application to the town hall by 15 June.</p>"),
    "h_about_us":herald("About us","<h1>About us</h1><p>The Esk Herald has been read in the valley since 1902. Three editors and a dozen writers make it. The paper belongs to its members, a co-operative.</p>"),
    "h_missing_dog":herald("Missing dog found","<h1>Missing dog found</h1><p>A dog that had been missing for a week was found in a shed in Leven on Tuesday, thin but well.</p>"),
    "h_repealed":herald("Statut","<h1>Article 7</h1><p>L’article 7 est supprimé. Les mots « dans les trente jours » sont remplacés par « dans les soixante jours ».</p>"),
    "h_recall":herald("Rückruf","<h1>Rückruf von Käse</h1><p>Der Hersteller ruft den Käse mit dem Datum 12.06.2026 zurück. Kunden können ihn ohne Kassenbon zurückgeben.</p>"),
    "h_two_of_five":herald("Mill closes",f"<h1>Mill closes</h1>{MILL}<div>You have read 2 of 5 free articles this month. <a href=/s>Subscribe</a></div>"),
    "h_password_rules":herald("Bank","<h1>Password rules</h1><p>From May your password must have twelve signs. Sign in and follow the steps on the screen; it takes two minutes.</p>"),
    "h_site_survey":herald("Site survey","<h1>Survey of the mill site</h1><p>The ground under the old mill is clean, a survey found. Twelve holes were drilled to a depth of 6 metres, and no oil was found in any of them.</p>"),
    "h_voting_age":herald("Voting age","<h1>Voting age</h1><p>You must be 16 years old to vote in the town election of 4 October.</p>"),
    "h_festival":herald("Festival","<h1>Festival</h1><p>Tickets cost 45 euros, members pay 30. The full programme will be published on 1 June. Children under 12 enter free.</p>"),
    "h_poll":herald("Poll","<h1>Poll</h1><p>Six in ten residents want the hall kept. Only 14 per cent would pay more tax for it, the poll of 802 adults found.</p>"),
}  # fmt: skip

NOTICES = {  # short and good, and full of words that error pages and walls use
    "Library closed": "The library is closed on Monday for maintenance of the heating. It opens again on Tuesday at nine.",
    "Bus service": "The bus service between Elm and Oak is down to one bus an hour until the end of the week.",
    "Water": "The water was found safe to drink. The order to boil it no longer applies.",
    "Lost property": "Lost property may be collected from the office. Items that nobody asks for are sold after six months.",
    "New website": "The town has a new website. Old links no longer work; please use the search.",
    "Membership": "Members of the pool pay less. Register at the desk or by telephone.",
    "Passwords": "Please confirm your e-mail address at the desk before you enter the competition.",
    "Census": "Every person must be counted. Robots were used to sort the forms for the first time.",
    "Age limit": "Visitors must be adults. Children are admitted to the matinee only.",
    "House for sale": "The old school is for sale. Offers are taken until the end of May.",
    "Data protection officer": "The town has appointed Ada Lind as its data protection officer. She checks how personal data are used and may be reached by post.",
    "Erratum": "The table in the report of last year was wrong. The right one has been added at the end of the document.",
    "Press release": "The company regrets that an error occurred in its billing. All customers concerned have been told.",
    "Avis": "La mairie est fermée lundi. Le service des passeports reste ouvert.",
    "Hinweis": "Die Sporthalle ist bis auf Weiteres nicht verfügbar. Der Unterricht findet im Freien statt.",
    "Aviso": "La biblioteca no está disponible hoy. Los libros se pueden devolver en el ayuntamiento.",
    "Job": "We are looking for a teacher. Applications are no longer accepted after the first of June.",
    "Minutes": "The council agreed to continue the survey. Two members voted against. The rest of the agenda was put off.",
    "Law": "An offer that is not accepted in time has expired. A contract comes into being by acceptance.",
    "Security": "The harbour has new security rules. Visitors must show a passport. Requests are handled by the guard at the gate.",
    "Obituary": "Ole Dahl, who wrote for this paper for forty years, is gone. He was found dead at home on Sunday.",
    "Region": "The vaccine is not available in all regions of the country, the ministry said.",
    "Statement": "The allegations in the article are false. The newspaper has deleted the page and said sorry.",
    "Subscription": "The theatre sells subscriptions again. Subscribers see six plays for the price of four.",
}  # fmt: skip
GOOD |= {
    f"n_{title}": bare(title, f"<nav><a href='/'>Home</a></nav><h1>{title}</h1><p>{text}</p>")
    for title, text in NOTICES.items()
}

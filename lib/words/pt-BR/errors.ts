import type { errors as english } from "../en/errors.ts";
import type { Same } from "../same.ts";

export const errors = {
  unauthenticated: "Entre primeiro.",
  forbidden: "Seu papel não permite isso.",
  not_found: "Não há nada aqui.",
  invalid_input: "A requisição não é válida.",
  conflict: "Isso já está em uso.",
  wrong_name: "Isso não confere. Digite exatamente como é mostrado.",
  last_owner: "Este é o último proprietário ativo. Torne outra pessoa proprietária primeiro.",
  already_member: "Esta pessoa já é membro.",
  already_invited: "Este endereço já tem um convite. Envie-o de novo ou revogue-o.",
  email_unconfirmed: "Confirme seu e-mail primeiro.",
  already_connected: "Esta conta já está conectada.",
  sync_running: "Uma sincronização desta conexão já está em andamento.",
  datadog_rejected: "O Datadog recusou as chaves.",
  datadog_unavailable: "Não é possível acessar o Datadog no momento.",
  rate_limited: "Requisições demais; tente de novo daqui a pouco.",
  payload_too_large: "A requisição passa de 1 MB.",
  upstream_contract: "A fonte enviou uma resposta que não pode ser lida.",
  unstorable: "Algo deu errado do nosso lado.",
  too_much: "O banco de dados não terminou a tempo.",
  lease_lost: "Esta sincronização foi assumida por outra ou encerrada.",
  credential_unreadable: "Algo deu errado do nosso lado.",
  unavailable: "Não é possível acessar o banco de dados no momento.",
  internal: "Algo deu errado do nosso lado.",

  cron_secret_wrong: "O segredo do cron está ausente ou errado.",
  bad_budget: "budgetSeconds é um número inteiro de {least} a {most}.",
  method_not_allowed: "Este caminho responde a {methods}.",
  body_not_json_type: 'O corpo precisa ser JSON, com o cabeçalho "Content-Type: application/json".',
  body_not_utf8: "O corpo não é UTF-8 válido.",
  body_not_json: "O corpo não é JSON válido.",
  body_too_large: "A requisição passa de {megabytes, number} MB.",
  body_not_an_object: "O corpo precisa ser um objeto JSON.",
  request_invalid: "A requisição está ausente ou não é válida.",
  foreign_origin: "Esta chamada não veio das nossas próprias páginas.",
  odd_action: "Esta não é uma chamada que as nossas páginas fazem.",
  token_narrowed: "Este token só permite {scopes}.",
  person_needed: "Isso exige uma pessoa conectada, não um token de API.",
  token_above_maker: "O papel de um token é no máximo o de quem o cria.",
  role_above_author: "O papel de um convite é no máximo o de quem convida.",
  ask_whom:
    "Seu papel não permite isso. {people, select, none {Peça a um proprietário ou administrador de {organization}.} other {Peça a uma destas pessoas: {people}.}}",
  invitation_void:
    "Este convite não vale: está errado, expirou, foi revogado ou usado, ou é para outro endereço.",

  last_owner_of:
    "Você é o último proprietário ativo de {names}. Torne outra pessoa proprietária ou exclua a organização, e depois exclua sua conta.",
  auth_down: "Não é possível entrar no momento. Tente de novo em um minuto.",
  email_not_confirmed: "Confirme seu e-mail primeiro: abra o link que enviamos.",
  account_taken: "Esta conta não pode ser criada. Se ela é sua, entre ou recupere a senha.",
  account_not_created: "Esta conta não pode ser criada. Confira o e-mail e tente de novo.",
  weak_password: "Esta senha é fácil demais de adivinhar. Escolha uma mais longa.",
  same_password: "Esta é a senha que você tinha. Escolha outra.",
  password_too_short: "A senha precisa de pelo menos {least} caracteres.",
  password_too_long: "A senha passa de {most} bytes.",
  password_not_changed: "A senha não pôde ser alterada. Entre de novo e tente mais uma vez.",
  sign_up_closed: "Esta instalação não aceita contas novas.",
  address_malformed:
    "O endereço precisa ter de 3 a 40 letras minúsculas, dígitos ou hífens, começar com uma letra e não terminar com hífen.",
  address_reserved: "O endereço é uma palavra reservada.",
  mail_refused: "Esta instalação não consegue enviar e-mails para o seu endereço; avise quem a opera.",
  mail_refused_now:
    "Esta instalação não consegue enviar e-mails para o seu endereço no momento. Tente de novo em alguns minutos; se continuar assim, avise quem a opera.",
  mail_not_sent: "Não foi possível enviar o e-mail. Confira o endereço e tente de novo.",
  email_needed: "Informe um endereço de e-mail, como ada@example.com.",
  password_needed: "Informe a senha.",
  present_password_needed: "Informe a sua senha atual.",
  code_needed: "Informe os dígitos do código que está no e-mail.",
  wrong_password: "Esta não é a sua senha atual.",
  wrong_login: "E-mail ou senha incorretos.",
  wrong_code: "Este código está errado ou expirou. Peça um novo.",
  wrong_link: "Este link está errado, já foi usado ou expirou.",

  backfill_days: "Os dias de histórico são um número inteiro de {least} a {most}.",
  key_missing:
    "{key, select, apiKey {Falta a chave de API.} appKey {Falta a chave de aplicação.} other {Falta a chave.}}",
  new_key_missing: "Informe uma chave nova; um campo vazio mantém a chave guardada.",
  stored_key_unreadable:
    "{key, select, apiKey {A chave de API guardada não pode ser lida aqui: informe-a também.} appKey {A chave de aplicação guardada não pode ser lida aqui: informe-a também.} other {A chave guardada não pode ser lida aqui: informe-a também.}}",
  other_account:
    "Estas chaves são de outra conta do {source}, e o histórico dela se misturaria com o desta. Adicione-a como uma conexão própria e desconecte esta, se ela não for mais usada.",
  without_keys: "Esta conexão não tem chaves; informe-as de novo.",
  account_limited: "O limite de requisições da conta foi atingido; dá para começar em {seconds} s.",
  unusable_answers: "O {source} enviou respostas que não podem ser usadas, uma atrás da outra.",

  nothing_vanished: "Não há mais nada em dúvida: os eventos voltaram ou alguém já decidiu.",
  events_vanished:
    "A fonte não lista mais {missing, plural, one {# evento} other {# eventos}} de {of, number}. Eles continuam contando até que um administrador decida ou que voltem.",

  run_interrupted: "A execução terminou sem dizer nada; o que ela já tinha lido foi mantido.",
  server_restarted: "O servidor foi reiniciado; o que a execução já tinha lido foi mantido.",

  datadog_unreachable: "Não é possível acessar o Datadog; tentaremos de novo.",
  datadog_timeout: "O Datadog não respondeu a tempo; tentaremos de novo.",
  datadog_server_error: "O Datadog respondeu com um erro próprio (HTTP {status}); tentaremos de novo.",
  datadog_bad_payload: "O Datadog enviou uma resposta ilegível; tentaremos de novo.",
  datadog_too_large: "O Datadog enviou uma resposta grande demais.",
  datadog_redirect: "O endereço do Datadog redirecionou para outro lugar; nenhuma chave foi enviada para lá.",
  datadog_bad_request:
    'O Datadog recusou a requisição.{said, select, yes { O Datadog diz: "{words}".} other {}}',
  datadog_not_found: "O Datadog não tem métricas DORA neste endereço: o site está certo?",
  datadog_rate_limited: "O limite de requisições do Datadog foi atingido; dá para continuar em {seconds} s.",
  datadog_unauthorized:
    'O Datadog recusou as chaves.{said, select, yes { O Datadog diz: "{words}".} other {}}',
  datadog_forbidden: 'O Datadog recusou o acesso.{said, select, yes { O Datadog diz: "{words}".} other {}}',
  datadog_bare_forbidden:
    'O Datadog recusou o acesso.{said, select, yes { O Datadog diz: "{words}".} other {}} Ele responde assim em três casos. A chave de aplicação está errada, ou o dono dela foi desativado: use a de uma conta de serviço (service account). Ou a sua organização no Datadog só admite redes da lista (Organization settings > IP Allowlist): {listed, select, yes {libere {addresses} nela} other {os endereços de onde esta instalação chama variam, e lista nenhuma consegue contê-los; quem a opera pode rodar o worker em um servidor com endereço fixo}}. Ou a chave de aplicação é de outra organização do Datadog que não a da chave de API.',
  datadog_keys_swapped:
    "As duas chaves parecem trocadas: a que está como chave de API tem a forma de uma chave de aplicação, e vice-versa. Inverta as duas e tente de novo.",
  datadog_other_kind_of_key:
    "{key, select, apiKey {O que está como chave de API tem a forma de uma chave de aplicação} other {O que está como chave de aplicação tem a forma de uma chave de API}}: é preciso uma de cada. As duas ficam em Organization settings no Datadog.",
  datadog_lacks_permission:
    'O Datadog recusou a chave de aplicação: falta a ela {permission}.{said, select, yes { O Datadog diz: "{words}".} other {}} Abra Datadog > Organization settings > Application keys, edite os escopos da chave e tente de novo.',
  datadog_app_key_unknown:
    'O Datadog conhece a chave de API, mas não a chave de aplicação.{said, select, yes { O Datadog diz: "{words}".} other {}} Confira se ela foi copiada inteira e é da mesma organização.',
  datadog_no_dora:
    'O Datadog não tem métricas DORA em {site}: escolha o site que aparece no endereço do seu Datadog.{said, select, yes { O Datadog diz: "{words}".} other {}}',
  datadog_not_checked:
    "Não é possível acessar o Datadog em {site} no momento, então as chaves não puderam ser verificadas. Nada foi salvo; tente de novo em um minuto.",
  datadog_api_key_unknown:
    'O Datadog ({here}, {site}) não conhece esta chave de API. O Datadog diz: "Forbidden". Confira se ela foi copiada inteira e não foi revogada.',
  datadog_other_site:
    "Esta chave de API é de outro site do Datadog: escolha {home} ({homeSite}) em vez de {here} ({site}).",
  datadog_key_malformed:
    "{key, select, apiKey {A chave de API não é uma chave do Datadog: uma chave tem entre 20 e 128 letras e dígitos, sem espaços.} other {A chave de aplicação não é uma chave do Datadog: uma chave tem entre 20 e 128 letras e dígitos, sem espaços.}}",
  datadog_site_missing: "Escolha o site do Datadog.",
  datadog_site_government:
    "O Datadog não oferece métricas DORA nos seus sites governamentais (US1-FED, US2-FED).",
  datadog_site_unknown: "Este não é um site do Datadog. Os sites são {sites}.",
  datadog_took_part: 'O Datadog aceitou a requisição e recusou uma parte dela. O Datadog diz: "{words}".',

  publishing_without_env: "Defina primeiro o ambiente: nada é enviado sem uma tag que diga de qual ele é.",
  publishing_without_connection: "Escolha primeiro a conexão do Datadog para onde enviar.",
  publishing_no_sink: "O {source} não recebe métricas: escolha uma conexão do Datadog.",
  publishing_changed: "O que seria enviado mudou desde a prévia. Veja de novo.",
  publishing_set_by_another:
    "Alguém mudou estas configurações nesse meio-tempo. Carregue a página de novo para vê-las.",
  publishing_running: "Já se estão enviando valores: a lista de execuções diz a quantas anda.",
  picture_address:
    "Informe o endereço de uma imagem feita em Imagens, como termina em .png: só quem a fez o tem.",

  github_unreachable: "Não é possível acessar o GitHub; tentaremos de novo.",
  github_timeout: "O GitHub não respondeu a tempo; tentaremos de novo.",
  github_server_error: "O GitHub respondeu com um erro próprio (HTTP {status}); tentaremos de novo.",
  github_not_ready: "O GitHub ainda está preparando esta resposta; tentaremos de novo.",
  github_bad_payload: "O GitHub enviou uma resposta ilegível; tentaremos de novo.",
  github_too_large: "O GitHub enviou uma resposta grande demais.",
  github_redirect: "O endereço do GitHub redirecionou para outro lugar; o token não foi enviado para lá.",
  github_bad_request:
    'O GitHub recusou a requisição.{said, select, yes { O GitHub diz: "{words}".} other {}}',
  github_rate_limited: "O limite de requisições do GitHub foi atingido; dá para continuar em {seconds} s.",
  github_unauthorized:
    'O GitHub recusou o token: está errado, expirou ou foi revogado.{said, select, yes { O GitHub diz: "{words}".} other {}} Crie um novo e informe-o aqui.',
  github_forbidden:
    'O token não pode ler isto no GitHub.{said, select, yes { O GitHub diz: "{words}".} other {}} Dê a ele a permissão que falta, ou peça à sua organização do GitHub que o aprove.',
  github_not_found:
    "O GitHub não tem ali nada que este token possa ver: foi apagado, ou o token não inclui o repositório.",
  github_token_malformed:
    "Isto não é um token do GitHub. Um token detalhado (fine-grained) começa com github_pat_.",
  github_lacks:
    "O token não pode ler {permissions}. No GitHub, edite o token, dê acesso de leitura a isso e verifique de novo.",
  github_repository_unseen:
    "O token não vê este repositório. No GitHub, edite o token e selecione o repositório; pode ser preciso que um proprietário da organização o aprove.",
  github_none_readable:
    "O token não lê nenhum dos repositórios escolhidos: {repositories}. No GitHub, edite o token e selecione-os.",
  repository_elsewhere:
    "{repository} já é lido pela conexão {connection}. Um repositório é lido por uma só conexão.",

  thresholds_changed:
    "Alguém mudou os limites desde que você os viu. Carregue a página de novo para ver quais valem e defina os seus outra vez.",

  missing:
    '{place, select, query {Falta o parâmetro "{name}".} form {Falta: {name}.} other {Falta "{name}".}}',
  malformed:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} está malformado.',
  invalid:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} não é válido.',
  missing_or_invalid:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} está ausente ou não é válido.',
  not_known:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} não é conhecido aqui.',
  given_once:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} só pode aparecer uma vez.',
  not_empty:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} não pode ficar vazio.',
  not_given:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser informado.',
  not_a_text:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser um texto.',
  not_a_text_of:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser um texto de 1 a {most} caracteres, sem caracteres de controle.',
  not_a_search:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser um texto de 1 a {most} caracteres.',
  longer_than:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ter no máximo {most} caracteres.',
  not_a_number:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser um número.',
  not_from_to:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser um número de {least} a {most}.',
  not_whole:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser um número inteiro de {least} a {most}.',
  not_one_of:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser um destes: {values}.',
  not_exactly:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser "{value}".',
  not_a_flag:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser true ou false.',
  not_an_id:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser um id.',
  not_a_moment:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser uma data ou data e hora ISO com fuso, como 2026-10-01 ou 2026-10-01T08:00:00Z.',
  not_a_day:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser um dia a partir de 2000, como 2026-10-01.',
  not_a_repository:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser um repositório, como github.com/acme/shop.',
  not_a_sha:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser o sha inteiro de um commit: 40 dígitos hexadecimais ou mais.',
  says_nothing:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} não diz nada: informe uma origem ou uma mensagem.',
  names_unknown:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} cita o que não existe: {values}.',
  not_a_later_deployment:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser um deployment da mesma conexão que começou depois.',
  only_of_failed:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} é só para deployments que falharam.',
  not_ids:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser uma lista de 1 a {most} ids.',
  not_an_email:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser um e-mail.',
  not_a_slug:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ter de 3 a 40 letras minúsculas, dígitos ou hífens, começar com uma letra e não terminar com hífen.',
  reserved_word:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} é uma palavra reservada.',
  not_a_time_zone:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser UTC ou um fuso horário IANA, como America/Sao_Paulo.',
  not_names:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser uma lista de 1 a 20 nomes, diferentes entre si mesmo sem diferenciar maiúsculas de minúsculas.',
  not_scopes:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser uma lista de escopos.',
  scope_twice:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} cita um escopo duas vezes.',
  scope_unused:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} cita {scope}, que nenhuma operação pede.',
  foreign_cursor:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} não veio desta lista.',
  value_too_long:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} aceita no máximo {most} caracteres por valor.',
  holds_nul:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} não pode conter um caractere NUL.',
  not_a_connection_id:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser o id de uma conexão (UUID).',
  not_a_prefix:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser feito de letras minúsculas, algarismos e sublinhados, em até três partes com pontos entre elas.',
  not_a_tag:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser uma tag como chave:valor, por exemplo tier:1.',
  star_not_alone:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ser só * ou nomes sem *.',
  twice_in_list:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} cita {value} duas vezes.',
  too_many_values:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} aceita no máximo {most} valores.',
  not_before_to:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ficar antes de "to".',
  not_before:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ficar antes de "{other}".',
  not_beside:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} não pode vir junto com "{other}".',
  not_in_the_past:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ficar no passado.',
  too_many_days:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} pede mais de {most} dias.',
  good_not_below:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ficar abaixo {place, select, form {do que foi digitado para 0,00} other {de “bad”}}.',
  good_not_above:
    '{place, select, query {O parâmetro "{name}"} form {O campo “{name}”} other {"{name}"}} precisa ficar acima {place, select, form {do que foi digitado para 0,00} other {de “bad”}}.',
} as const satisfies Same<typeof english>;

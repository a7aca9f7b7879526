// Words that say nothing of what is looked for; a query made of nothing else still searches for them. Folded.

const set = (text) => new Set(text.split(" "));

export const STOP_WORDS = {
  fi: set("ja tai eli vai seka etta jotta kun jos kuin niin ei eiko en on ovat oli olla se sen sita siita siina ne niita niiden tama taman tata tassa nama naita meidan me mina minun han he heidan te teidan miten kuinka mita mika minka missa mista mihin miksi milloin kuka ketka kenen kuka keta ketka kannattaa pitaa saa saada voi voiko voida voidaan myos vain nyt sitten kanssa kumpi kumman kumpikin kumpaakin kumpaankin kumpiakaan kummankin kummassakin kummallakin kummallekin kummastakin kummaltakin"),
  sv: set("och eller att som det den de ett en i pa for till av med om ar var vara har ha hur vad vem vilka vilken vilket varfor nar var vart kan ska skall skulle bor maste man vi oss var vart vara ni er ert jag min mitt mina dem dom sig sin sitt sina inte ocksa bara nu sedan fran vid"),
};

// Forms that have become particles and hardly speak of the noun or verb they come from (esimerkiksi, mennessä).
export const PARTICLES = {
  fi: set("aikana alkaen ansiosta avulla esimerkiksi huolimatta jalkeen kautta kesken kohdalla kohti lisaksi lukien lapi mennessa mukaan mukana nahden ohella osalta perusteella puolesta riippumatta suhteen takia varten vuoksi yhteydessa"),
  sv: set("angaende avseende beroende genom gallande inklusive rorande"),
};

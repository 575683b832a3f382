namespace FibroInfo.Tests.Search;

/// <summary>A small content folder in bokmål: the subjects that patients ask about, in short texts, and the words of the glossary.</summary>
internal static class NorwegianTexts
{
    private static readonly (string Slug, string Title, string KeyPoints, string Body)[] Articles =
    [
        ("hva-er-fibromyalgi", "Hva er fibromyalgi?", "Fibromyalgi er en sykdom med utbredte smerter.|Smertene er virkelige.|Det er ikke leddgikt.", """
            ## Slik kjennes det

            Du kan ha vondt mange steder, sove lett og være sliten. Noen kaller det bløtdelsrevmatisme, et gammelt navn.

            ## Er det det samme som leddgikt?

            Nei. Leddgikt skader leddene. Det gjør ikke fibromyalgi. Men leddsmerter er vanlige.
            """),
        ("diagnosen", "Slik får du diagnosen", "Legen hører på deg og undersøker kroppen.|Ingen blodprøve viser fibromyalgi.|Ømme punkter telles ikke lenger.", """
            ## Hva fastlegen gjør

            Fastlegen stiller diagnosen. Koden er M79.7 eller L18. En blodprøve kan vise om noe annet er galt.

            ## Ømme punkter

            Før talte legen ømme punkter. Nå spør legen hvor det gjør vondt, og hvor lenge.
            """),
        ("fibrotake", "Fibrotåke: hukommelse og konsentrasjon", "Mange glemmer ord og avtaler.|Det er ikke demens.|Lister og ro hjelper.", """
            ## Hva er fibrotåke?

            Du kan miste tråden, lete etter ordene og glemme hva du skulle. Ordleting er vanlig.

            ## Er det demens?

            Nei. Fibrotåke er ikke demens. Hukommelsen er bedre på gode dager.
            """),
        ("sovn", "Søvn når du har vondt", "Søvnen er lett.|Mange våkner like trøtte.|Kognitiv atferdsterapi ved søvnvansker har best støtte.", """
            ## Hvorfor våkner jeg trøtt?

            Smerter gjør søvnen lett. Du våkner ofte og er ikke uthvilt.

            ## Hjelper melatonin?

            Vi vet ikke. Få studier har sett på melatonin ved fibromyalgi.
            """),
        ("trening", "Trening: begynn i det små", "Trening hjelper mange litt.|Begynn lavere enn du tror.|Basseng kan være skånsomt.", """
            ## Hvor mye bør jeg trene?

            Begynn med fem minutter. Øk litt hver uke. Styrketrening og turer er begge bra.

            ## Blir det verre av trening?

            Du kan få mer vondt de første dagene. Trening i varmtvannsbasseng er skånsomt for muskler og ledd.
            """),
        ("medisiner", "Medisiner: hva de kan og ikke kan", "Noen få får god hjelp.|Bivirkninger er vanlige.|Ikke slutt brått.", """
            ## Bivirkninger

            Amitriptylin kan gi tørr munn. Duloksetin kan gi kvalme. Pregabalin kan gjøre deg svimmel.

            ## Lavdose naltrekson

            En studie med 99 kvinner viste ingen sikker virkning. Tramadol og paracetamol er lite undersøkt mot disse smertene.
            """),
        ("kosthold", "Kosthold: hva bør du spise?", "Ingen diett er bevist.|Spis vanlig, sunn mat.|Prøv én endring om gangen.", """
            ## Mat mot betennelse

            Betennelsesdempende mat er lite undersøkt.

            ## Gluten

            Glutenfri kost hjelper dem som har cøliaki. Andre har neppe nytte av den.
            """),
        ("ro", "Ro i kropp og hode", "Oppmerksomt nærvær kan dempe stress.|Pust rolig.|Samtaleterapi kan hjelpe.", """
            ## Pusteøvelser og oppmerksomt nærvær

            Rolig pust kan gi ro. Meditasjon hjelper noen litt.

            ## Kognitiv terapi

            Kognitiv atferdsterapi øver på tanker og vaner når du har smerter.
            """),
        ("behandling-med-hendene", "Massasje, akupunktur og annet", "Massasje kan kjennes godt.|Virkningen varer kort.|Spør om utdanning.", """
            ## Massasje

            Massasje kan løse opp for en stund. Studiene er små.

            ## Akupunktur, kiropraktor og fysioterapeut

            Akupunktur kan hjelpe noen. En fysioterapeut kan lage en plan sammen med deg.
            """),
        ("framover", "Hvordan det går videre", "Fibromyalgi er ikke farlig.|Du dør ikke av det.|Plagene går opp og ned.", """
            ## Blir man frisk?

            Noen blir mye bedre. Få blir helt friske.

            ## Blir det verre med årene?

            For de fleste er det stabilt. Det går sjelden over helt, men du kan få det bedre.
            """),
        ("arsaker", "Hvorfor får man fibromyalgi?", "Ingen kjenner årsaken.|Arv betyr noe.|Stress kan være en utløser.", """
            ## Er det arvelig?

            Det er vanligere i noen familier. Barna dine får det likevel oftest ikke.

            ## Stress og belastning

            Hos noen begynte det etter stress, sykdom eller en ulykke.
            """),
        ("darlige-dager", "Dårlige dager: når alt blir verre", "En forverring går over.|Gjør mindre, men ikke ingenting.|Lag en plan på en god dag.", """
            ## Plutselig mye verre

            Ta pauser, hold deg varm og senk kravene. Fordel kreftene: det kaller vi aktivitetsregulering.

            ## Været

            Mange merker at været skifter. Studiene er ikke enige.
            """),
        ("jobb", "Jobb, sykmelding og Nav", "Mange kan jobbe med tilpasning.|Gradert sykmelding kan hjelpe.|Nav vurderer uføretrygd.", """
            ## Kan jeg jobbe?

            Snakk med arbeidsgiveren om pauser og oppgaver.

            ## Sykmelding og uføretrygd

            Du kan være sykmeldt helt eller delvis. Nav avgjør om du får uføretrygd.
            """),
        ("familien", "Familie og venner", "Si det enkelt.|Be om én ting om gangen.|Pårørende trenger også råd.", """
            ## Slik forklarer du det

            Si til mannen din eller kona di hva som hjelper. Mange opplever at ingen tror på dem.

            ## Råd til pårørende

            Hør etter, og spør hva som trengs i dag.
            """),
        ("immunceller", "Studie: hjernens immunceller", "Studien fant mer signal fra gliaceller.|Den viser ikke årsaken.|31 personer var med.", """
            ## Er det betennelse i hjernen?

            Forskerne så på gliaceller med PET-undersøkelse. De vet ikke om det er betennelse.
            """),
    ];

    private static readonly (string Id, string Term, string Forms, string Also, string Meaning)[] Words =
    [
        ("fibrotake", "fibrotåke", "hjernetåke", "tåkehode, brain fog, surrete", "vansker med hukommelse og konsentrasjon"),
        ("forverring", "forverring", "oppbluss", "flare, smell, dårlig periode", "en tid da plagene er tydelig verre"),
        ("aktivitetsregulering", "aktivitetsregulering", "", "pacing, skjeteori", "å fordele kreftene"),
        ("sovnvansker", "søvnvansker", "søvnløshet", "insomni, får ikke sove, søvnløs", "vansker med å sove"),
        ("utbredte-smerter", "utbredte smerter", "", "vondt overalt, verk", "smerter mange steder"),
        ("fibromyalgi", "fibromyalgi", "", "fibro, FM, bløtdelsrevmatisme", "en sykdom med utbredte smerter"),
        ("amitriptylin", "amitriptylin", "", "Sarotex", "en medisin mot smerter og nedstemthet"),
        ("duloksetin", "duloksetin", "", "Cymbalta", "en medisin mot smerter og nedstemthet"),
        ("pregabalin", "pregabalin", "", "Lyrica", "en medisin mot epilepsi og smerter"),
        ("naltrekson", "lavdose naltrekson", "", "LDN, lavdose, naltrexone", "en medisin i små doser"),
        ("naervaer", "oppmerksomt nærvær", "mindfulness", "meditasjon, minfulness", "å være til stede uten å dømme"),
        ("uforetrygd", "uføretrygd", "", "ufør, trygda, AAP", "penger fra Nav når du ikke kan jobbe"),
        ("sykmelding", "sykmelding", "", "sykemelding, sjukmelding", "fri fra jobben når du er syk"),
    ];

    /// <summary>Puts them in the place of the English ones.</summary>
    public static TempContent Write(TempContent content)
    {
        content.Write("site.yaml", "name: Test\nlanguages: [nb]\ntime-zone: Europe/Oslo\ncondition: fm\norganisation: {name: Klinikken}\n");
        content.Write("topics.yaml", "sleep:\n  nb: {title: Søvn, description: Om søvn.}\n");
        content.Write("glossary.yaml", string.Concat(Words.Select(word =>
            $"{word.Id}:\n  nb:\n    term: {word.Term}\n    forms: [{word.Forms}]\n    also: [{word.Also}]\n    meaning: {word.Meaning}\n")));
        File.Delete(Path.Combine(content.Root, TempContent.ArticlePath));
        foreach ((string slug, string title, string keyPoints, string body) in Articles)
        {
            content.Write($"articles/{slug}/nb.md", TempContent.Article($"{body}\n\n::: help\n:::\n",
                ("title", $"title: \"{title}\""), ("summary", $"summary: \"Om {title.TrimEnd('?')}.\""),
                ("aim", "aim: Siden er for deg som vil vite mer. Den hjelper deg å velge."),
                ("key-points", $"key-points:\n{string.Join('\n', keyPoints.Split('|').Select(point => $"  - \"{point}\""))}")));
        }

        return content;
    }
}

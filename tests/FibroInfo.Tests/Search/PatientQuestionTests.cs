using FibroInfo.Content;
using FibroInfo.Content.Files;
using FibroInfo.Search;
using FibroInfo.Text;
using FibroInfo.Tests.Running;

namespace FibroInfo.Tests.Search;

/// <summary>What patients type, with the articles that answer it; any one of them will do.</summary>
public sealed class PatientQuestionTests(PatientQuestionTests.Texts texts) : IClassFixture<PatientQuestionTests.Texts>
{
    public static TheoryData<string, string> English => new()
    {
        { "will fibromyalgia get worse", "outlook" },
        { "can you die from fibromyalgia", "outlook" },
        { "does it damage my joints", "outlook,what-is-fibromyalgia,other-illnesses" },
        { "what causes fibromyalgia, did I do something", "causes" },
        { "is fibromyalgia autoimmune", "causes" },
        { "is it inherited, will my children get it", "causes" },
        { "fibromyalgia test, how do I know I have it", "diagnosis" },
        { "which blood tests should my doctor take", "diagnosis" },
        { "is it a real diagnosis, my doctor does not believe me", "diagnosis" },
        { "M79.7 L18 NAV disability benefit fibromyalgia", "diagnosis,work-and-rights" },
        { "can I work with fibromyalgia, sick leave", "work-and-rights" },
        { "amitriptyline side effects weight", "medicines" },
        { "duloxetine or pregabalin, which is better", "medicines" },
        { "does paracetamol or ibuprofen help", "medicines" },
        { "low dose naltrexone", "medicines" },
        { "tramadol, is it bad", "medicines" },
        { "cannabis, CBD oil", "medicines" },
        { "what not to eat, gluten", "food" },
        { "vitamin D, magnesium", "food" },
        { "I cannot sleep because of pain", "sleep" },
        { "best mattress or pillow", "sleep" },
        { "how to start exercising when everything hurts", "movement" },
        { "worse for days after exercise, is it ME", "other-illnesses,flare-ups,movement" },
        { "what to do in a flare", "flare-ups" },
        { "does massage, acupuncture, dry needling help", "hands-on-care-and-your-plan" },
        { "warm water pool training near me", "movement" },
        { "pregnancy, periods, menopause", "family-and-pregnancy" },
        { "numb hands, restless legs, IBS, headache: is that fibromyalgia", "other-illnesses" },
        { "my partner has fibromyalgia, how can I help", "family-and-pregnancy" },
        { "how do I explain it to family and boss", "family-and-pregnancy,work-and-rights" },
        { "brain fog", "fibro-fog" },
        { "brian fogg", "fibro-fog" },
        { "fibrofog", "fibro-fog" },
        { "Lyrica", "medicines" },
        { "lyrika", "medicines" },
        { "can't remember words", "fibro-fog" },
        { "is it dementia", "fibro-fog" },
        { "wake up tired", "sleep" },
        { "cbt for insomnia", "sleep" },
        { "mindfulness", "calm-and-talking-therapies" },
        { "breathing exercises", "calm-and-talking-therapies" },
        { "acupunture", "hands-on-care-and-your-plan" },
        { "physioterapist", "hands-on-care-and-your-plan,movement" },
        { "inflammation in the brain", "brain-immune-cells-study" },
        { "glia", "brain-immune-cells-study" },
        { "microglia astrocytes study", "brain-immune-cells-study" },
        { "pacing", "flare-ups,movement" },
        { "gluten free diet", "food" },
        { "what is fibromyalgia", "what-is-fibromyalgia" },
        { "fibromyalgia", "what-is-fibromyalgia" },
        { "fibromialgia", "what-is-fibromyalgia" },
        { "what treatment works", "what-helps" },
        { "tender points", "diagnosis" },
        { "rheumatoid arthritis or fibromyalgia", "other-illnesses,diagnosis" },
        { "long covid", "other-illnesses,causes" },
        { "stress trauma childhood", "causes" },
        { "weather makes pain worse", "flare-ups" },
        { "sex and pain", "family-and-pregnancy" },
        { "breastfeeding medicine", "family-and-pregnancy,medicines" },
        { "part-time work", "work-and-rights" },
        { "how to stop medicine", "medicines" },
        { "weight gain pills", "medicines" },
        { "exersice", "movement" },
        { "slepe problems", "sleep" },
        { "forgetful", "fibro-fog" },
        { "cymbalta", "medicines" },
        { "how long does a flare last", "flare-ups" },
        { "does it go away", "outlook" },
        { "tens machine", "hands-on-care-and-your-plan" },
        { "Norwegian welfare sick pay nav", "work-and-rights" },
        { "who can help me at work", "work-and-rights" },
        { "irritable bowel", "other-illnesses" },
        { "depression", "other-illnesses,calm-and-talking-therapies" },
        { "LDN", "medicines" },
        { "bad days", "flare-ups" },
        { "foggy head", "fibro-fog" },
        { "paracet", "medicines" },
        { "what is the best exercise", "movement" },
        { "my mother has it, will I get it", "causes" },
        { "do I have to tell my employer", "work-and-rights" },
        { "pain all over the body", "what-is-fibromyalgia" },
        { "tired all the time", "sleep,what-is-fibromyalgia" },
    };

    public static TheoryData<string, string> Norwegian => new()
    {
        { "hva er fibromyalgi", "hva-er-fibromyalgi" },
        { "er fibro en ekte sykdom", "hva-er-fibromyalgi" },
        { "er fibromyalgi det samme som leddgikt", "hva-er-fibromyalgi" },
        { "ka e fibromyalgi", "hva-er-fibromyalgi" },
        { "hvordan får man diagnosen", "diagnosen" },
        { "finnes det blodprøve for fibromyalgi", "diagnosen" },
        { "hvor mange ømme punkter", "diagnosen" },
        { "diagnosekode fibromyalji", "diagnosen" },
        { "hjernetåke hva kan jeg gjøre", "fibrotake" },
        { "hjernetake", "fibrotake" },
        { "finner ikke ordene", "fibrotake" },
        { "er det demens eller fibrotåke", "fibrotake" },
        { "fibrotake glemmer alt", "fibrotake" },
        { "får ikke sove for smerter", "sovn" },
        { "våkner like trøtt", "sovn" },
        { "hjelper melatonin", "sovn" },
        { "darlig sovn", "sovn" },
        { "sovn", "sovn" },
        { "soevn", "sovn" },
        { "hvor mye bør jeg trene", "trening" },
        { "blir verre av trening", "trening" },
        { "varmtvannsbasseng", "trening" },
        { "koss trene med fibro", "trening" },
        { "Sarotex bivirkninger", "medisiner" },
        { "virker Lyrica", "medisiner" },
        { "LDN erfaringer", "medisiner" },
        { "cymbalta mot smærter", "medisiner" },
        { "hva bør jeg spise", "kosthold" },
        { "hjelper glutenfri kost", "kosthold" },
        { "betennelsesdempende mat", "kosthold" },
        { "mat som jelper", "kosthold" },
        { "pusteøvelser mot smerte", "ro" },
        { "virker meditasjon", "ro" },
        { "kognitiv terapi smerter", "ro" },
        { "minfullnes", "ro" },
        { "hjelper massasje", "behandling-med-hendene" },
        { "akupunktur ved fibromyalgi", "behandling-med-hendene" },
        { "kiropraktor eller fysioterapeut", "behandling-med-hendene" },
        { "masasje", "behandling-med-hendene" },
        { "blir man frisk", "framover" },
        { "blir det verre med årene", "framover" },
        { "kan man dø av fibromyalgi", "framover" },
        { "går det over nån gang", "framover" },
        { "hvorfor får man fibromyalgi", "arsaker" },
        { "er det arvelig", "arsaker" },
        { "kom etter stress", "arsaker" },
        { "koffor har eg vondt overalt", "hva-er-fibromyalgi,arsaker" },
        { "plutselig mye verre", "darlige-dager" },
        { "hva gjør jeg på dårlige dager", "darlige-dager" },
        { "vont når været sjifter", "darlige-dager" },
        { "kan jeg jobbe med fibromyalgi", "jobb" },
        { "ufør fibromyalgi Nav", "jobb" },
        { "gradert sykmelding", "jobb" },
        { "sykemeling hvor lenge", "jobb" },
        { "hvordan forklare det til mannen min", "familien" },
        { "ingen tror på meg", "familien" },
        { "råd til pårørende", "familien" },
        { "betennelse i hjernen", "immunceller" },
        { "gliaceller fibromyalgi", "immunceller" },
        { "jernens imunceller", "immunceller" },
        { "muskel smerter", "hva-er-fibromyalgi,trening" },
        { "leddsmerter", "hva-er-fibromyalgi" },
        { "skjeteori", "darlige-dager" },
    };

    [Theory]
    [MemberData(nameof(English))]
    public void A_question_in_English_finds_the_article_that_answers_it_among_the_first_three_P_21(string question, string articles) =>
        Assert.InRange(texts.English.PlaceOf(question, articles), 1, 3);

    [Theory]
    [MemberData(nameof(Norwegian))]
    public void A_question_in_Norwegian_finds_the_article_that_answers_it_among_the_first_three_P_21(string question, string articles) =>
        Assert.InRange(texts.Norwegian.PlaceOf(question, articles), 1, 3);

    [Fact]
    public void Most_questions_find_the_article_that_answers_them_first()
    {
        Assert.InRange(ShareOfFirst(texts.English, English), 0.83, 1);
        Assert.InRange(ShareOfFirst(texts.Norwegian, Norwegian), 0.88, 1);
    }

    private static double ShareOfFirst(Searched searched, TheoryData<string, string> questions)
    {
        object[][] all = [.. questions.Select(row => row.ToArray())!];
        Assert.True(all.Length > 40);
        return all.Count(row => searched.PlaceOf((string)row[0], (string)row[1]) == 1) / (double)all.Length;
    }

    public sealed class Texts : IDisposable
    {
        private readonly ContentCopy _shipped = new();
        private readonly TempContent _norwegian = NorwegianTexts.Write(new TempContent());

        public Texts() => (English, Norwegian) = (new Searched(_shipped.Root), new Searched(_norwegian.Root));

        internal Searched English { get; }

        internal Searched Norwegian { get; }

        public void Dispose()
        {
            English.Dispose();
            Norwegian.Dispose();
            _shipped.Dispose();
            _norwegian.Dispose();
        }
    }
}

/// <summary>A content folder and the search over it.</summary>
internal sealed class Searched : IDisposable
{
    private readonly SiteSearch _search = new();

    public Searched(string folder) => Content = new ContentLoader(new ContentFolder(folder)).Read()!.PublicAt(SetClock.Noon);

    public PublishedContent Content { get; set; }

    public int DocumentsRead => _search.DocumentsRead;

    public SearchAnswer Find(string question, int max = 10) => _search.Find(SearchQuestion.Parse(question), Content, Content.Site.DefaultLanguage, max);

    public void Dispose() => _search.Dispose();

    /// <summary>The place of the first of these articles among the results; 0 when none of them is there.</summary>
    public int PlaceOf(string question, string articles)
    {
        string[] wanted = [.. articles.Split(',').Select(article => Routes.Articles.Prefix + article)];
        return 1 + Find(question).Results.ToList().FindIndex(result => wanted.Contains(result.Address));
    }
}

using FibroInfo.References;

namespace FibroInfo.Tests.References;

/// <summary>R-5, section 9: sentences written by hand from the rules, not taken from the program.</summary>
public class VancouverShippedTests
{
    [Theory]
    // Twenty-two authors; the journal has no issue numbers.
    [InlineData("albrecht2019", "Albrecht DS, Forsberg A, Sandström A, Bergan C, Kadetoff D, Protsenko E, et al. Brain glial activation in fibromyalgia - A multi-site positron emission tomography investigation. Brain Behav Immun. 2019;75:72-83. doi: 10.1016/j.bbi.2018.09.018. PMID: 30223011.")]
    // An article's number in place of pages.
    [InlineData("galvezsanchez2018", "Galvez-Sánchez CM, Reyes del Paso GA, Duschek S. Cognitive Impairments in Fibromyalgia Syndrome: Associations With Positive and Negative Affect, Alexithymia, Pain Catastrophizing and Self-Esteem. Front Psychol. 2018;9:377. doi: 10.3389/fpsyg.2018.00377. PMID: 29623059.")]
    [InlineData("pascoe2017", "Pascoe MC, Thompson DR, Jenkins ZM, Ski CF. Mindfulness mediates the physiological markers of stress: Systematic review and meta-analysis. J Psychiatr Res. 2017;95:156-78. doi: 10.1016/j.jpsychires.2017.08.004. PMID: 28863392.")]
    [InlineData("lewis2021", "Lewis LD. The interconnected causes and consequences of sleep in the brain. Science. 2021;374(6567):564-8. doi: 10.1126/science.abi8375. PMID: 34709917.")]
    [InlineData("stavrou2022", "Stavrou VT, Koutedakis Y, Astara K, Vavougios GD, Papayianni E, Stavrou IT, et al. Memory Foam Pillow as an Intervention in Obstructive Sleep Apnea Syndrome: A Preliminary Randomized Study. Front Med (Lausanne). 2022;9:842224. doi: 10.3389/fmed.2022.842224. PMID: 35372428.")]
    [InlineData("seo2021", "Seo S, Jung YH, Lee D, Lee WJ, Jang JH, Lee JY, et al. Abnormal neuroinflammation in fibromyalgia and CRPS using [11C]-(R)-PK11195 PET. PLoS One. 2021;16(2):e0246152. doi: 10.1371/journal.pone.0246152. PMID: 33556139.")]
    // Seven authors, and no PMID.
    [InlineData("mueller2023", "Mueller C, Fang YHD, Jones C, McConathy JE, Raman F, Lapi SE, et al. Evidence of neuroinflammation in fibromyalgia syndrome: a [18F]DPA-714 positron emission tomography study. Pain. 2023;164(10):2285-95. doi: 10.1097/j.pain.0000000000002927.")]
    // Fifty authors.
    [InlineData("nutma2023", "Nutma E, Fancy N, Weinert M, Tsartsalis S, Marzin MC, Muirhead RCJ, et al. Translocator protein is a marker of activated microglia in rodent models but not human neurodegenerative diseases. Nat Commun. 2023;14(1):5247. doi: 10.1038/s41467-023-40937-z. PMID: 37640701.")]
    [InlineData("backryd2017", "Bäckryd E, Tanum L, Lind AL, Larsson A, Gordh T. Evidence of both systemic inflammation and neuroinflammation in fibromyalgia patients, as assessed by a multiplex protein panel applied to the cerebrospinal fluid and to plasma. J Pain Res. 2017;10:515-25. doi: 10.2147/jpr.s128508. PMID: 28424559.")]
    // Six authors: all six, no "et al".
    [InlineData("fitzcharles2021", "Fitzcharles MA, Cohen SP, Clauw DJ, Littlejohn G, Usui C, Häuser W. Nociplastic pain: towards an understanding of prevalent pain conditions. Lancet. 2021;397(10289):2098-110. doi: 10.1016/s0140-6736(21)00392-5. PMID: 34062144.")]
    [InlineData("farag2022", "Farag HM, Yunusa I, Goswami H, Sultan I, Doucette JA, Eguale T. Comparison of Amitriptyline and US Food and Drug Administration-Approved Treatments for Fibromyalgia: A Systematic Review and Network Meta-analysis. JAMA Netw Open. 2022;5(5):e2212939. doi: 10.1001/jamanetworkopen.2022.12939. PMID: 35587348.")]
    [InlineData("nicholas2019", "Nicholas M, Vlaeyen JWS, Rief W, Barke A, Aziz Q, Benoliel R, et al. The IASP classification of chronic pain for ICD-11: chronic primary pain. Pain. 2019;160(1):28-37. doi: 10.1097/j.pain.0000000000001390. PMID: 30586068.")]
    [InlineData("hauser2018", "Häuser W, Fitzcharles MA. Facts and myths pertaining to fibromyalgia. Dialogues Clin Neurosci. 2018;20(1):53-62. doi: 10.31887/dcns.2018.20.1/whauser. PMID: 29946212.")]
    [InlineData("macfarlane2017", "Macfarlane GJ, Kronisch C, Dean LE, Atzeni F, Häuser W, Fluß E, et al. EULAR revised recommendations for the management of fibromyalgia. Ann Rheum Dis. 2017;76(2):318-28. doi: 10.1136/annrheumdis-2016-209724. PMID: 27377815.")]
    [InlineData("carville2021", "Carville S, Constanti M, Kosky N, Stannard C, Wilkinson C. Chronic pain (primary and secondary) in over 16s: summary of NICE guidance. BMJ. 2021;373:n895. doi: 10.1136/bmj.n895. PMID: 33883140.")]
    [InlineData("bidonde2017", "Bidonde J, Busch AJ, Schachter CL, Overend TJ, Kim SY, Góes SM, et al. Aerobic exercise training for adults with fibromyalgia. Cochrane Database Syst Rev. 2017;2017(6):CD012700. doi: 10.1002/14651858.cd012700. PMID: 28636204.")]
    [InlineData("haugmark2019", "Haugmark T, Hagen KB, Smedslund G, Zangi HA. Mindfulness- and acceptance-based interventions for patients with fibromyalgia - A systematic review and meta-analyses. PLoS One. 2019;14(9):e0221897. doi: 10.1371/journal.pone.0221897. PMID: 31479478.")]
    [InlineData("li2014", "Li YH, Wang FY, Feng CQ, Yang XF, Sun YH. Massage therapy for fibromyalgia: a systematic review and meta-analysis of randomized controlled trials. PLoS One. 2014;9(2):e89304. doi: 10.1371/journal.pone.0089304. PMID: 24586677.")]
    // Seven authors; nothing of 698 can be left out before 714.
    [InlineData("bell2018", "Bell T, Trost Z, Buelow MT, Clay O, Younger J, Moore D, et al. Meta-analysis of cognitive performance in fibromyalgia. J Clin Exp Neuropsychol. 2018;40(7):698-714. doi: 10.1080/13803395.2017.1422699. PMID: 29388512.")]
    [InlineData("pathak2025", "Pathak A, Kelleher EM, Brennan I, Amarnani R, Wall A, Murphy R, et al. Treatments for enhancing sleep quality in fibromyalgia: a systematic review and meta-analysis. Rheumatology (Oxford). 2025;64(8):4495-516. doi: 10.1093/rheumatology/keaf147. PMID: 40084994.")]
    [InlineData("slim2017", "Slim M, Calandre EP, Garcia-Leiva JM, Rico-Villademoros F, Molina-Barea R, Rodriguez-Lopez CM, et al. The Effects of a Gluten-free Diet Versus a Hypocaloric Diet Among Patients With Fibromyalgia Experiencing Gluten Sensitivity-like Symptoms: A Pilot, Open-Label Randomized Clinical Trial. J Clin Gastroenterol. 2017;51(6):500-7. doi: 10.1097/mcg.0000000000000651.")]
    public void R5_A_shipped_source_reads_as_a_medical_librarian_would_write_it(string id, string sentence) =>
        Assert.Equal(sentence, VancouverStyle.Sentence(Sources.Get(id)));

    [Fact]
    public void R5_Of_the_50_authors_of_nutma2023_six_are_printed()
    {
        Reference nutma = Sources.Get("nutma2023");
        Assert.Equal(50, nutma.Authors.Count);
        Assert.Equal(6, VancouverStyle.Parts(nutma).Authors.Split(", ").Count(name => name != "et al."));
    }

    [Fact]
    public void The_pieces_on_a_page_make_the_sentence_of_the_export()
    {
        Assert.NotEmpty(Sources.Shipped.All);
        Assert.All(Sources.Shipped.All, reference =>
        {
            (string authors, string title, string source) = VancouverStyle.Parts(reference);
            Assert.StartsWith($"{authors} {title} {source} doi: ", VancouverStyle.Sentence(reference), StringComparison.Ordinal);
        });
    }
}

using System.Collections.Frozen;

namespace FibroInfo.References.Formats;

/// <summary>TeX's commands for letters and signs, as they occur in names and in the titles of scientific papers.</summary>
internal static class TeXSymbols
{
    public static readonly FrozenDictionary<string, string> All = string.Join(' ',
        // Letters.
        "ae:æ AE:Æ oe:œ OE:Œ aa:å AA:Å o:ø O:Ø l:ł L:Ł ss:ß SS:ẞ i:ı j:ȷ dh:ð DH:Ð th:þ TH:Þ dj:đ DJ:Đ ng:ŋ NG:Ŋ textsc:",
        // Greek.
        "alpha:α beta:β gamma:γ delta:δ epsilon:ε varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ omicron:ο pi:π rho:ρ",
        "sigma:σ varsigma:ς tau:τ upsilon:υ phi:φ varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ",
        "Omega:Ω Alpha:Α Beta:Β Kappa:Κ textalpha:α textbeta:β textgamma:γ textdelta:δ textepsilon:ε texteta:η textkappa:κ textlambda:λ textmu:µ textmugreek:μ",
        "textpi:π textrho:ρ textsigma:σ texttau:τ textphi:φ textchi:χ textpsi:ψ textomega:ω textDelta:Δ textOmega:Ω micro:µ upmu:μ "
            + "upalpha:α upbeta:β updelta:δ",
        // Comparisons and arithmetic.
        "geq:≥ ge:≥ geqslant:≥ leq:≤ le:≤ leqslant:≤ textless:< textgreater:> lt:< gt:> neq:≠ ne:≠ approx:≈ sim:∼ simeq:≃ equiv:≡ ll:≪ gg:≫ pm:± mp:∓ textpm:±",
        "times:× texttimes:× div:÷ textdiv:÷ cdot:· ast:∗ star:⋆ infty:∞ propto:∝ partial:∂ sum:∑ prod:∏ int:∫ surd:√ prime:′ textprime:′ minus:− textminus:−",
        "in:∈ cup:∪ cap:∩ subset:⊂ forall:∀ exists:∃ wedge:∧ vee:∨ neg:¬ lnot:¬ textlnot:¬ mid:| parallel:∥ perp:⊥ angle:∠ circ:° bullet:• ell:ℓ hbar:ℏ Re:ℜ",
        // Arrows.
        "rightarrow:→ to:→ leftarrow:← gets:← leftrightarrow:↔ Rightarrow:⇒ Leftarrow:⇐ Leftrightarrow:⇔ uparrow:↑ downarrow:↓ updownarrow:↕ longrightarrow:⟶",
        "textrightarrow:→ textleftarrow:← textuparrow:↑ textdownarrow:↓ mapsto:↦",
        // Units and money.
        "textdegree:° degree:° textcelsius:℃ celsius:℃ angstrom:Å textohm:Ω textmho:℧ textperthousand:‰ permil:‰ textpertenthousand:‱ "
            + "pounds:£ textsterling:£ euro:€",
        "texteuro:€ EUR:€ textcent:¢ textyen:¥ textdollar:$ textonehalf:½ textonequarter:¼ textthreequarters:¾ textonesuperior:¹ "
            + "texttwosuperior:² textthreesuperior:³",
        // Punctuation.
        "textendash:– textemdash:— textbackslash:\\ backslash:\\ textbraceleft:{ textbraceright:} lbrace:{ rbrace:} textasciitilde:~ "
            + "textasciicircum:^ textunderscore:_",
        "textbar:| textbardbl:‖ textquotedblleft:“ textquotedblright:” textquotedbl:\" textquoteleft:‘ textquoteright:’ "
            + "textquotesingle:' textasciigrave:` lq:‘ rq:’",
        "guillemotleft:« guillemotright:» guilsinglleft:‹ guilsinglright:› quotedblbase:„ quotesinglbase:‚ glqq:„ grqq:“ flqq:« frqq:» ldots:… dots:… cdots:⋯",
        "textellipsis:… textbullet:• textperiodcentered:· textsection:§ S:§ P:¶ textparagraph:¶ dag:† dagger:† textdagger:† ddag:‡ ddagger:‡ textdaggerdbl:‡",
        "textexclamdown:¡ textquestiondown:¿ textregistered:® registered:® texttrademark:™ trademark:™ copyright:© textcopyright:© "
            + "textordfeminine:ª textordmasculine:º",
        "textnumero:№ textasteriskcentered:* textvisiblespace:␣ slash:/ colon:: checkmark:✓ male:♂ female:♀ TeX:TeX LaTeX:LaTeX "
            + "aleph:ℵ emptyset:∅ varnothing:∅")
        .Split(' ')
        .Select(pair => pair.Split(':', 2))
        .Where(pair => pair[1].Length > 0)
        .Concat(new[] { "space", "quad", "qquad", "enspace", "enskip", "thinspace", "nobreakspace", "hspace", ",", ";", ":", " ",
            "\\" }.Select(blank => new[] { blank, " " }))
        .Concat(new[] { "!", "/", "-", "@", "(", ")", "[", "]" }.Select(nothing => new[] { nothing, "" }))
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Commands that only change how their text looks, or that group it.</summary>
    public static readonly FrozenSet<string> Typeface = (
        "textit textbf texttt textrm textsf textsl textsc textup textmd textnormal textsuperscript textsubscript emph text mathrm "
            + "mathit mathbf mathsf mathtt mathcal "
        + "mathbb mathnormal boldsymbol bm rm it bf sf tt sl sc em up itshape bfseries upshape normalfont ensuremath mbox hbox url "
            + "href path uppercase lowercase MakeUppercase "
        + "MakeLowercase MakeTextLowercase MakeSentenceCase left right big Big bigg displaystyle textstyle scriptstyle small "
            + "footnotesize scriptsize tiny large underline "
        + "uline overline sout protect relax nocase NoCaseChange noopsort enquote mkbibquote mkbibemph mkbibparens mkbibbrackets "
            + "mkbibbold mkbibitalic textcyrillic foreignlanguage "
        + "sp sb sup sub")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

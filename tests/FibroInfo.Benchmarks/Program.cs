using FibroInfo.Benchmarks;

// figures.sh calls this with the name of a part and the folders it needs; each part prints rows of a table.
string published = args.ElementAtOrDefault(1) ?? "";
string content = args.ElementAtOrDefault(2) ?? "";
bool isShort = args.Contains("--short");
return args.FirstOrDefault() switch
{
    "render" => RenderFigures.Run(),
    "start" => await StartFigures.RunAsync(published, content, isShort ? 3 : 9),
    "large" => await LargeFigures.RunAsync(published, content, isShort ? 1_000 : 10_000),
    "weight" => await WeightFigures.RunAsync(published, content),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("render | start PUBLISHED CONTENT | large PUBLISHED CONTENT | weight PUBLISHED CONTENT   [--short]");
    return 2;
}

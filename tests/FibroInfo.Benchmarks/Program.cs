using FibroInfo.Benchmarks;
using FibroInfo.Benchmarks.Bare;

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
    "pages" => await PagesFigures.RunAsync(published, content, isShort),
    "writes" => await WritesFigures.RunAsync(published, content, isShort),
    "scale" => await ScaleFigures.RunAsync(published, content, isShort),
    "queue" => await QueueFigures.RunAsync(published, content, isShort),
    "backup" => await BackupFigures.RunAsync(published, content, isShort),
    "library" => await LibraryFigures.RunAsync(published, isShort),
    "storm" => await StormFigures.RunAsync(published, content, isShort),
    "editing" => await EditingFigures.RunAsync(published, content, isShort),
    "signin" => await SignInFigures.RunAsync(published, content),
    "durability" => await DurabilityFigures.RunAsync(published, isShort),
    // Sides of the figures, each in a process of its own.
    "bare" => await BareServer.RunAsync(args[1], args[2]),
    "forgetful" => await ForgetfulSite.RunAsync(args[1], args[2], args[3], args[4]),
    "output-cached" => await OutputCachedSite.RunAsync(args[1], args[2], args[3]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("render | (start | large | weight | pages | writes | scale | queue | durability | backup | library | storm | signin | editing) PUBLISHED CONTENT   [--short]");
    return 2;
}

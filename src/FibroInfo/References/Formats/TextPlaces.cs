using FibroInfo.Text;

namespace FibroInfo.References.Formats;

/// <summary>Lines and columns of a text, asked for from its start to its end: the way is walked once.</summary>
internal sealed class TextPlaces(string text, string file)
{
    private int _at;
    private int _line = 1;
    private int _lineStart;

    public Place Of(int index)
    {
        if (index < _at)
        {
            (_at, _line, _lineStart) = (0, 1, 0);
        }

        for (; _at < index; _at++)
        {
            if (text[_at] == '\n')
            {
                (_line, _lineStart) = (_line + 1, _at + 1);
            }
        }

        return new Place(file, _line, index - _lineStart + 1);
    }
}
